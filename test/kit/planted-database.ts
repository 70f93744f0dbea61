import { type Statement, type TenantDatabase, type TenantTransaction } from '#kernel';

/** What becomes of a statement; `null` is not sent, and answers no rows. */
export type Planted = (statement: Statement) => Statement | null;

/** The database with a bug in some of its statements: for controls of what locks and conditions are for. */
export function plantedDatabase(database: TenantDatabase, planted: Planted): TenantDatabase {
  const wrong = (tx: TenantTransaction): TenantTransaction =>
    Object.create(tx, {
      query: {
        value: async (statement: Statement) => {
          const sent = planted(statement);
          return sent ? tx.query(sent) : [];
        },
      },
    }) as TenantTransaction;
  return Object.create(database, {
    transaction: {
      value: <T>(schema: string, work: (tx: TenantTransaction) => Promise<T>) =>
        database.transaction(schema, (tx) => work(wrong(tx))),
    },
  }) as TenantDatabase;
}
