import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import { type PoolClient, type QueryResultRow } from 'pg';
import { commit } from './commit.ts';
import { type Statement } from './tenant-database.ts';

/** What a statement on the shared tables can be sent through: the pool, or a transaction of it. */
export interface PlatformTransaction {
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
}

/** Where the connections come from. */
interface Connections {
  connect(): Promise<PoolClient>;
  query<Row extends QueryResultRow>(statement: { text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

/** The installation's shared tables (schema `platform`), as the application's own login. It can read no tenant's rows. */
export class PlatformDatabase implements PlatformTransaction {
  constructor(
    private readonly pool: Connections,
    private readonly orm: MikroORM,
  ) {}

  /** MikroORM for entities of `schema: 'platform'`, with an identity map of its own. */
  get em(): EntityManager {
    return this.orm.em.fork({ clear: true, useContext: false });
  }

  async query<Row extends QueryResultRow>({ name, text, values }: Statement): Promise<Row[]> {
    return (await this.pool.query<Row>({ ...(name ? { name } : {}), text, values: values as unknown[] })).rows;
  }

  async transaction<T>(work: (tx: PlatformTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = true;
    client.on('error', learnLater);
    try {
      await client.query('begin');
      try {
        const result = await work({
          query: async <Row extends QueryResultRow>({ text, values }: Statement) =>
            (await client.query<Row>({ text, values: values as unknown[] })).rows,
        });
        await commit(client);
        broken = false;
        return result;
      } catch (error) {
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
        throw error;
      }
    } finally {
      client.off('error', learnLater);
      client.release(broken);
    }
  }
}

/** Of a connection that breaks between two statements the next one tells; a pool listens only to those that it has not lent. */
const learnLater = (): void => undefined;
