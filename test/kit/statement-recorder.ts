import { createRequire } from 'node:module';

interface Connection {
  startup(settings: { readonly user?: string }): void;
  parse(statement: { readonly text: string }): void;
  query(text: string): void;
}

/** Logins of applications in tests: that of the template, and those of databases of their own. */
const APPLICATION = /_(app|login)$/;

/** Of no tenant: BullMQ names its connections, and a spec tries what the applications' login may not do in BullMQ's schema. */
const NOT_OURS = /^SELECT set_config\('application_name'|\bjobs\.(mine|job)\b/;

const sent = new Set<string>();

/**
 * From now on remembers every statement that this process sends as an application's login, hand-written or MikroORM's. Listens where
 * node-postgres writes to the wire, so nothing gets past it; owners and planted servers may send what they like.
 */
export function recordStatements(): void {
  const { prototype } = createRequire(import.meta.url)('pg/lib/connection') as { prototype: Connection };
  const applications = new WeakSet<Connection>();
  const { startup, parse, query } = prototype;
  prototype.startup = function (this: Connection, settings) {
    if (APPLICATION.test(settings.user ?? '')) applications.add(this);
    startup.call(this, settings);
  };
  prototype.parse = function (this: Connection, statement) {
    if (applications.has(this)) sent.add(statement.text);
    parse.call(this, statement);
  };
  prototype.query = function (this: Connection, text) {
    if (applications.has(this)) sent.add(text);
    query.call(this, text);
  };
}

/** What the remembered statements do that they must not; forgets them. */
export async function breachesSent(): Promise<string[]> {
  const texts = [...sent].filter((text) => !NOT_OURS.test(text));
  sent.clear();
  if (texts.length === 0) return [];
  const { statementBreaches } = await import('../architecture/citus-rules.ts'); // the parser is not for tests without a database
  // What PostgreSQL does not parse it has refused, which is the business of the test that sent it.
  const found = await Promise.all(
    texts.map(async (text) => (await statementBreaches(text).catch(() => [])).map((breach) => `${breach}: ${text}`)),
  );
  return found.flat();
}
