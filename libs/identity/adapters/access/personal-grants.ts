import { type PersonalRows, uuidOf } from '#kernel';

const SQL = {
  find: {
    name: 'identity.find_grants',
    text: `select 1 from identity_grant where holder_kind = 'user' and holder_id = $1 limit 1`,
  },
  erase: {
    name: 'identity.erase_grants',
    text: `update identity_grant set reason = null where holder_kind = 'user' and holder_id = $1 and reason is not null`,
  },
} as const;

/** Why somebody was granted something may speak of them. That they were is no secret of theirs, and stays. */
export const personalGrants: PersonalRows = {
  name: 'identity.grants',
  async find(tx, subject) {
    const userId = uuidOf('usr', subject);
    return userId !== null && (await tx.query({ ...SQL.find, values: [userId] })).length > 0;
  },
  async erase(tx, subject) {
    const userId = uuidOf('usr', subject);
    if (userId !== null) await tx.query({ ...SQL.erase, values: [userId] });
  },
};
