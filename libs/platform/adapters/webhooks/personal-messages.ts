import { type PersonalRows, type TenantTransaction } from '#kernel';
import { type MessagePlace, PAYLOAD_SQL, placesOf } from './payload-sql.ts';

/** Messages that are searched at a time, in one transaction. */
export const SEARCHED_AT_A_TIME = 20_000;
/** Before every endpoint. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Tells receivers of the erasure itself. */
const TELLS_OF_IT = 'data-subject.erased';

/** An endpoint that has messages behind a place. */
interface Reach extends Record<string, unknown> {
  readonly endpoint_id: string;
}

/**
 * Messages to receivers, with what those have answered: whatever names the person is emptied, and ends where it was still to be sent, but
 * for the message that says that the person was erased. A message alone makes nobody known. Searched endpoint by endpoint, each in slices;
 * what is made meanwhile of what was before, whoever makes it empties.
 */
export const personalMessages: PersonalRows = {
  name: 'platform.webhook-messages',
  find: () => Promise.resolve(false),
  async erase(tx, subject, from) {
    const [begun, after = 0] = from === undefined ? [NOBODY] : placeOf(from);
    const [endpoint] = await tx.query<Reach>({ ...PAYLOAD_SQL.nextPlaces, values: [begun, after] });
    if (!endpoint) return undefined;
    const { endpoint_id: endpointId } = endpoint;
    const behind = endpointId === begun ? after : 0;
    const upTo = behind + SEARCHED_AT_A_TIME;
    const values = [endpointId, behind, upTo, subject, TELLS_OF_IT];
    const named = await tx.query<MessagePlace>({ ...PAYLOAD_SQL.mentions, values });
    if (named.length > 0) {
      await tx.query({ ...PAYLOAD_SQL.expunge, values: placesOf(named) });
      await tx.query({ ...PAYLOAD_SQL.emptyTries, values: placesOf(named) });
    }
    return `${endpointId}.${upTo}`;
  },
};

/** The same in one transaction, for whoever has made messages in it. */
export async function eraseMessagesIn(tx: TenantTransaction, subject: string): Promise<void> {
  let from = await personalMessages.erase(tx, subject);
  while (from !== undefined) from = await personalMessages.erase(tx, subject, from);
}

function placeOf(from: string): [endpointId: string, after: number] {
  const [endpointId, after] = from.split('.');
  return [endpointId!, Number(after)];
}
