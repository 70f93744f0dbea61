import { type PersonalRows, uuidOf } from '#kernel';

const SQL = {
  find: {
    name: 'identity.find_links',
    text: `select 1 from identity_external where kind = 'user' and internal_id = $1 limit 1`,
  },
  erase: {
    name: 'identity.erase_links',
    text: `delete from identity_external where kind = 'user' and internal_id = $1`,
  },
} as const;

/** What providers and directories call somebody, and what they last said of them. */
export const personalLinks: PersonalRows = {
  name: 'identity.links',
  async find(tx, subject) {
    const userId = uuidOf('usr', subject);
    return userId !== null && (await tx.query({ ...SQL.find, values: [userId] })).length > 0;
  },
  async erase(tx, subject) {
    const userId = uuidOf('usr', subject);
    if (userId !== null) await tx.query({ ...SQL.erase, values: [userId] });
  },
};
