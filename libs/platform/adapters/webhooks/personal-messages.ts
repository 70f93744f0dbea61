import { type PersonalRows } from '#kernel';
import { type MessagePlace, PAYLOAD_SQL, placesOf } from './payload-sql.ts';

/** Messages that are searched at a time. */
const SLICE = 20_000;
/** Tells receivers of the erasure itself. */
const TELLS_OF_IT = 'data-subject.erased';

/**
 * Messages to receivers, with what those have answered: whatever names the person is emptied, and ends where it was still to be sent, but
 * for the message that says that the person was erased. A message alone makes nobody known.
 */
export const personalMessages: PersonalRows = {
  name: 'platform.webhook-messages',
  find: () => Promise.resolve(false),
  async erase(tx, subject) {
    const endpoints = await tx.query<{ endpoint_id: string; last_seq: string }>(PAYLOAD_SQL.lastPlaces);
    for (const { endpoint_id: endpointId, last_seq: last } of endpoints)
      for (let after = 0; after < Number(last); after += SLICE) {
        const values = [endpointId, after, after + SLICE, subject, TELLS_OF_IT];
        const named = await tx.query<MessagePlace>({ ...PAYLOAD_SQL.mentions, values });
        if (named.length === 0) continue;
        await tx.query({ ...PAYLOAD_SQL.expunge, values: placesOf(named) });
        await tx.query({ ...PAYLOAD_SQL.emptyTries, values: placesOf(named) });
      }
  },
};
