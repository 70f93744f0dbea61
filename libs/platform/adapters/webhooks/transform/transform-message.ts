import { typedId } from '#kernel';
import {
  applied,
  shownFault,
  type Transformed,
  type Transformer,
  type TransformInput,
} from '../../../domain/webhooks/transformation.ts';
import { type Claim } from '../dispatch-sql.ts';
import { type Receiver } from '../receivers.ts';

/** A message as it goes out: what is signed is this body. */
export interface Outgoing {
  readonly url: string;
  readonly body: Buffer;
  /** What its form says in headers. */
  readonly form: Readonly<Record<string, string>> | null;
  /** What the script wants on the request besides. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The script of the endpoint failed. Its message is for the endpoint's owner. */
export class TransformFailed extends Error {
  override readonly name = 'TransformFailed';
}

/**
 * What the endpoint's script makes of a message; without one, what it is. It is done for every try anew, so that a mended script helps the next.
 * @returns `null` when the script wants that nothing is sent
 * @throws TransformFailed
 */
export async function outgoingOf(
  transformer: Transformer,
  { schema, claim, receiver }: { readonly schema: string; readonly claim: Claim; readonly receiver: Receiver },
): Promise<Outgoing | null> {
  const { url, script, about } = receiver;
  if (script === null) return { url, body: claim.body, form: claim.headers, headers: {} };
  const id = typedId('whe', claim.endpoint_id);
  const { result } = await transformer.run(schema, script, {
    message: messageOf(claim),
    endpoint: { id, url, ...about },
  });
  if ('fault' in result) throw new TransformFailed(shownFault(result.fault));
  return result.transformed.isCancelled ? null : changed(claim, url, result.transformed);
}

function changed(claim: Claim, url: string, transformed: Transformed): Outgoing {
  const { body, headers } = transformed;
  const bytes = body === undefined ? claim.body : Buffer.from(body);
  return { ...applied({ url, form: claim.headers }, transformed), body: bytes, headers };
}

/** The event in our own words, in whatever form the endpoint gets it. */
export function messageOf({
  event_type: type,
  body,
  headers,
}: Pick<Claim, 'event_type' | 'body' | 'headers'>): TransformInput['message'] {
  const told: unknown = JSON.parse(body.toString());
  if (headers === null) return told as TransformInput['message'];
  const binary = headers['ce-time'];
  if (binary !== undefined) return { type, timestamp: binary, data: told };
  const { time, data } = told as { time: string; data: unknown };
  return { type, timestamp: time, data };
}
