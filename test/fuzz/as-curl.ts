import { type Asked } from './asked.ts';

const LONGEST = 2_000;

/** The request as a line for a shell; the token is named by its variable, so that it stands in no log. */
export function asCurl({ method, url, headers, body }: Asked, origin: string, token: string): string {
  const authorization = token === '' ? [] : [`-H "authorization: Bearer $${token}"`];
  return [
    'curl -i',
    `-X ${method}`,
    quoted(`${origin}${url}`),
    ...authorization,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`--data-raw ${quoted(body.length > LONGEST ? `${body.slice(0, LONGEST)}…` : body)}`]),
  ].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
