import { type SignatureFinding, type SignatureFindingCode, TOLERANCE_SECONDS } from './signature-check.ts';

/** What was seen, and what to do about it. */
type Text = readonly [message: string, advice: string];

const RAW_BODY =
  'Verify the bytes as they arrived, before anything parses them: the guide to webhooks shows how in each framework';

const TEXTS: Readonly<Record<SignatureFindingCode, Text>> = {
  'no-id': [
    'There is no header webhook-id',
    'Hand on all headers; a proxy may have dropped those that it does not know',
  ],
  'no-timestamp': [
    'There is no header webhook-timestamp',
    'Hand on all headers; a proxy may have dropped those that it does not know',
  ],
  'no-signature': [
    'There is no signature by a scheme of Standard Webhooks: v1 or v1a',
    'Hand on webhook-signature, or the second header that the endpoint has, as it is',
  ],
  'timestamp-malformed': [
    'webhook-timestamp is no number',
    'It is seconds since 1970 as it was sent; hand it on as it is',
  ],
  'timestamp-old': [
    `webhook-timestamp is older than the ${TOLERANCE_SECONDS} seconds that verifiers allow`,
    "Set the receiver's clock, and verify before anything waits in a queue. A message is signed anew at every try",
  ],
  'timestamp-future': [
    `webhook-timestamp is further ahead than the ${TOLERANCE_SECONDS} seconds that verifiers allow`,
    "Set the receiver's clock",
  ],
  'signature-malformed': [
    'A piece of the signature header is no signature',
    'Each is v1, and base64 of 32 bytes or v1a, and base64 of 64, with spaces between them. Hand the header on as it is',
  ],
  'signature-in-second-header': [
    "The signature was found under the endpoint's second name only",
    'Libraries of Standard Webhooks look for webhook-signature; give it to them under that name',
  ],
  'key-overlapping': [
    'It is signed by an older key, which still signs, and not by the newest',
    'Give the receiver the newest key before the older one ends',
  ],
  'key-ended': [
    'It is signed by a key that has ended',
    'Give the receiver the newest key; what is sent now is not signed by this one',
  ],
  'key-unknown': [
    'No key of this endpoint has signed this id, time and body',
    'The secret may be that of another endpoint, or was rotated out; or the id or the time is not as it was sent. List the keys, and give the receiver the newest',
  ],
  'body-line-endings': ['The body has other line endings than the one that was sent', RAW_BODY],
  'body-surrounding-space': ['White space before or after the body is not as it was sent', RAW_BODY],
  'body-re-serialised': ['The body says the same as the one that was sent, and was written anew', RAW_BODY],
  'body-altered': ['The body says something else than the one that was sent', RAW_BODY],
  'body-made-by-script': [
    'The endpoint has a script that changes messages, so that the body cannot be compared with what was sent',
    'Test the script on the message to see what it makes of it',
  ],
  'message-unknown': [
    'No message with this webhook-id is kept',
    'It is older than messages are kept, is of another tenant, or the id is not as it was sent',
  ],
  'message-of-another-endpoint': [
    'The message with this webhook-id went to another endpoint',
    'Check it against that endpoint',
  ],
  'message-expunged': [
    'What the message said is no longer kept',
    'The body cannot be compared; send a test message and check that',
  ],
};

/** What a finding says to whoever sets up a receiver. */
export function textOf({ code }: Pick<SignatureFinding, 'code'>): {
  readonly message: string;
  readonly advice: string;
} {
  const [message, advice] = TEXTS[code];
  return { message: `${message}.`, advice: `${advice}.` };
}
