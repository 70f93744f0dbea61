import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { startApp } from '../kit/app.ts';
import { BenchProcess } from '../kit/bench-process.ts';
import { type Load, LoadGenerator } from '../kit/load.ts';
import { type Result, rounded } from '../kit/report.ts';
import { orderOf, ratios, spreadOf } from '../kit/rounds.ts';
import { type BenchServer } from '../kit/server.ts';
import { makeTenants } from '../kit/tenants.ts';
import type { HashSettings } from './hash-process.ts';

const PEOPLE = 400;
const AT_ONCE = 16;
const ROUNDS = 6;
const ROUND_SECONDS = 3;
const PASSWORD = 'nine quiet lorries';

/** As it was compiled: Node reads no parameter properties. */
const compiled = new URL('../../../dist/libs/identity/adapters/people/argon2-passwords.js', import.meta.url).href;
const { Argon2Passwords } = (await import(
  compiled
)) as typeof import('../../../libs/identity/adapters/people/argon2-passwords.ts');

/** A tenant whose people all have the same password, and an address each. @returns its short name */
async function makePeople(server: BenchServer, hash: string): Promise<string> {
  const [tenant] = await makeTenants(server, 1);
  await server.owner.query(
    `insert into ${tenant!.schema}.identity_user (user_id, email, name, role, password_hash)
     select id, 'person-' || n - 1 || '@bench.example', 'Bench', 'staff', $2 from unnest($1::uuid[]) with ordinality as given (id, n)`,
    [Array.from({ length: PEOPLE }, () => uuidv7()), hash],
  );
  return tenant!.slug;
}

/**
 * Whole sign-ins over HTTP, session opened and all, against nothing but checking the same hashes on the same processors: what is missing to
 * 1 is what everything around the hash costs, Postgres and the client included. A proxy gives each person an address, as in life.
 */
export async function signInRate(server: BenchServer): Promise<Result> {
  const hash = await new Argon2Passwords().hash(PASSWORD);
  const tenant = await makePeople(server, hash);
  const settings: HashSettings = { hash, password: PASSWORD, atOnce: availableParallelism() };
  const hashing = await BenchProcess.start<{ amount: number }, number>(
    join(import.meta.dirname, 'hash-process.ts'),
    settings,
  );
  const app = await startApp(server, 'api');
  const generator = new LoadGenerator();
  const load: Load = {
    url: app.url,
    connections: AT_ONCE,
    amount: PEOPLE,
    senders: PEOPLE,
    headers: { 'x-forwarded-for': '2001:db8::{sender}', 'clutch-device-id': 'bench-device-of-{sender}' },
    paths: ['/v1/auth/sign-in'],
    body: JSON.stringify({ tenant, email: 'person-{sender}@bench.example', password: PASSWORD }),
  };
  const sides = {
    ours: (amount: number) => generator.rate({ ...load, amount }),
    peer: (amount: number) => hashing.ask({ amount }),
  };
  const rates = { ours: [] as number[], peer: [] as number[] };
  try {
    // The first time everybody comes from a device that is new.
    await sides.ours(PEOPLE);
    const amounts = {
      ours: Math.ceil((await sides.ours(PEOPLE)) * ROUND_SECONDS),
      peer: Math.ceil((await sides.peer(PEOPLE)) * ROUND_SECONDS),
    };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const side of orderOf(['ours', 'peer'] as const, round)) rates[side].push(await sides[side](amounts[side]));
  } finally {
    generator.stop();
    await app.stop();
    await hashing.stop();
  }
  const [ours, peer] = [spreadOf(rates.ours).value, spreadOf(rates.peer).value];
  console.log(`sign-in: ${ours.toFixed(0)}/s, ${peer.toFixed(0)} hashes/s`);
  const { value, lowest, highest } = spreadOf(ratios(rates.ours, rates.peer));
  return {
    name: 'signin.vs_argon2',
    value: rounded(value),
    lowest: rounded(lowest),
    highest: rounded(highest),
    unit: 'ratio',
    goal: 0.85,
    better: 'higher',
    with: { people: PEOPLE, atOnce: AT_ONCE },
  };
}
