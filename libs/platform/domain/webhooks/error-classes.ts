/**
 * Why a try failed, in words that stay the same whatever the HTTP client calls it: what the attempts log shows and can be filtered by.
 * A try that failed with `status` or `redirect` has an answer; one that failed with anything else has none.
 */
export const ERROR_CLASSES = {
  status: 'The receiver answered with a status outside 2xx and 3xx.',
  redirect: 'The receiver answered 3xx. Nobody goes where it points to.',
  timeout: 'No answer within the time that the endpoint has: while connecting, or while waiting.',
  'target-refused':
    'The address is one that nothing is sent to: not https, or not in the public internet. Nothing was sent.',
  dns: 'The name has no address. Nothing was sent.',
  'connection-refused': 'Nobody listens there. Nothing was sent.',
  'connection-reset': 'The receiver ended the connection before it had answered.',
  tls: 'No secure connection came about: a certificate is wrong, or the two sides found no common ground.',
  protocol:
    'What came back is no HTTP answer: malformed, with headers of more than 16 KiB, or interim answers without end.',
  'no-key':
    'The keys of the endpoint cannot be read, because another installation has sealed them: rotate with an overlap of 0. Nothing was sent.',
  oauth: 'The endpoint wants a token, and its token URL gave none. Nothing was sent.',
  proxy:
    "The installation's own proxy gave no way out, which says nothing of the receiver. Nothing was sent, and the endpoint's health does not change.",
  transform: 'The transformation of the endpoint failed. Nothing was sent.',
  network: 'Anything else: no route to the host, a network that is down.',
} as const;

export type ErrorClass = keyof typeof ERROR_CLASSES;
