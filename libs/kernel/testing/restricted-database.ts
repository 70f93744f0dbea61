import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ownerUrl } from './test-config.ts';

export interface RestrictedDatabase {
  readonly ownerUrl: string;
  /** A login that inherits nothing, owns nothing and may create nothing. */
  readonly loginUrl: string;
  readonly login: string;
  readonly owner: pg.Pool;
  /** Cuts every connection of the login, as a restart or a network would. */
  cutConnections(): Promise<void>;
  drop(): Promise<void>;
}

/** An empty database and a login of its own, for what comes before any migration. */
export async function restrictedDatabase(): Promise<RestrictedDatabase> {
  const name = `clutch_${randomBytes(6).toString('hex')}`;
  const [database, login] = [pg.escapeIdentifier(name), `${name}_login`];
  const server = new pg.Client({ connectionString: ownerUrl('postgres') });
  await server.connect();
  await server.query(['create database', database].join(' '));
  await server.query(['create role', pg.escapeIdentifier(login), "noinherit login password 'test'"].join(' '));
  const owner = new pg.Pool({ connectionString: ownerUrl(name), max: 2 });
  owner.on('error', () => undefined);
  const url = new URL(ownerUrl(name));
  [url.username, url.password] = [login, 'test'];
  return {
    ownerUrl: ownerUrl(name),
    loginUrl: url.href,
    login,
    owner,
    cutConnections: async () => {
      await server.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [login]);
    },
    drop: async () => {
      await owner.end();
      await server.query(['drop database', database, 'with (force)'].join(' '));
      await server.query(['drop role', pg.escapeIdentifier(login)].join(' '));
      await server.end();
    },
  };
}
