import { BareServer } from '../kit/bare.ts';
import { LoadGenerator } from '../kit/load.ts';
import { type Result, rounded } from '../kit/report.ts';
import { type Compared, sideBySide } from '../kit/side-by-side.ts';
import { countEvents, type Installation, settled } from './installation.ts';
import { COMMAND } from './seed.ts';

const READERS = 16;
const WRITERS = 8;

/** Measures a read and a command against bare routes on the same Postgres, with a pool of the same size and rows of the same content. */
export async function httpRates(installation: Installation, bookingIds: readonly string[]): Promise<Result[]> {
  const generator = new LoadGenerator();
  const bare = await startBare(installation);
  try {
    const read = await compareReads(installation, { generator, bare, bookingIds });
    const command = await compareCommands(installation, { generator, bare });
    return [
      { name: 'http.read.vs_bare', value: rounded(read.ratio), unit: 'ratio', goal: 0.5, better: 'higher' },
      { name: 'http.command.vs_insert', value: rounded(command.ratio), unit: 'ratio', goal: 0.4, better: 'higher' },
    ];
  } finally {
    bare.stop();
    generator.stop();
  }
}

/** The bare server's tables: the very rows of the projection, and one for what is inserted. */
export async function startBare({ cluster, database, schema }: Installation): Promise<BareServer> {
  await database.query(`
    create schema bench;
    create table bench.booking as select * from ${schema}.booking_booking;
    alter table bench.booking add primary key (booking_id);
    create table bench.inserted (id uuid primary key, recorded_at timestamptz not null default clock_timestamp(), data jsonb not null);
    analyze bench.booking`);
  const { url, poolMax } = cluster.config.database;
  return BareServer.start({
    databaseUrl: url,
    poolMax,
    select: 'select * from bench.booking where booking_id = $1',
    insert: 'insert into bench.inserted (id, data) values ($1, $2)',
  });
}

interface Servers {
  readonly generator: LoadGenerator;
  readonly bare: BareServer;
}

export async function compareReads(
  { cluster, apiKey, database }: Installation,
  { generator, bare, bookingIds }: Servers & { readonly bookingIds: readonly string[] },
): Promise<Compared> {
  const { rows } = await database.query<{ id: string }>('select booking_id as id from bench.booking');
  if (rows.length !== bookingIds.length)
    throw new Error(`${bookingIds.length} bookings were made, ${rows.length} can be read`);
  const headers = { authorization: `Bearer ${apiKey}` };
  const compared = await sideBySide(generator, {
    ours: { url: cluster.apiUrl, connections: READERS, headers, paths: bookingIds.map((id) => `/v1/bookings/${id}`) },
    peer: { url: bare.url, connections: READERS, headers, paths: rows.map(({ id }) => `/read/${id}`) },
  });
  say('read', compared);
  return compared;
}

async function compareCommands(installation: Installation, { generator, bare }: Servers): Promise<Compared> {
  const { cluster, apiKey, database } = installation;
  const headers = { authorization: `Bearer ${apiKey}` };
  const before = await countEvents(installation, COMMAND.event);
  const compared = await sideBySide(generator, {
    ours: { url: cluster.apiUrl, connections: WRITERS, headers, paths: [COMMAND.path], body: COMMAND.body },
    peer: { url: bare.url, connections: WRITERS, headers, paths: ['/insert'], body: COMMAND.body },
    settle: () => settled(installation),
  });
  const appended = (await countEvents(installation, COMMAND.event)) - before;
  if (appended !== compared.ours)
    throw new Error(`${compared.ours} commands were acknowledged, ${appended} events appended`);
  const { rows } = await database.query<{ count: number }>('select count(*)::int as count from bench.inserted');
  if (rows[0]!.count !== compared.peer)
    throw new Error(`${compared.peer} rows were acknowledged, ${rows[0]!.count} inserted`);
  say('command', compared);
  return compared;
}

function say(what: string, { ratio, oursPerSecond, peerPerSecond, ours }: Compared): void {
  console.log(
    `${what}: ${oursPerSecond.toFixed(0)}/s, bare ${peerPerSecond.toFixed(0)}/s, ratio ${ratio.toFixed(3)}; ${ours} answered, all with 2xx`,
  );
}
