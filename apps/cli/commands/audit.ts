import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  AuditHeads,
  type AuditKey,
  auditKey,
  AuditReader,
  createKernel,
  headsUpTo,
  HeadSigner,
  type Kernel,
  openTrail,
  type SignedHead,
  SystemClock,
  TrailFileError,
  trailLines,
  type TrailVerdict,
  verifyTrail,
} from '#kernel';
import { withDatabase } from '../database.ts';
import { LaunchError } from '../launch-error.ts';

const USAGE = `Usage:
  clutch audit verify <file> --key <pem> [--witness <heads.ndjson>] [--pruned-before <time>]
  clutch audit verify --tenant <slug> [--key <former pem>] [--witness <heads.ndjson>]
  clutch audit key`;

const OPTIONS = {
  key: { type: 'string' },
  witness: { type: 'string' },
  tenant: { type: 'string' },
  'pruned-before': { type: 'string' },
} as const;

interface Asked {
  readonly key?: string | undefined;
  readonly witness?: string | undefined;
  readonly tenant?: string | undefined;
  readonly 'pruned-before'?: string | undefined;
}

/**
 * `clutch audit verify`: whether a tenant's trail is the one that its heads were signed for, from a file and a public key alone, or from the
 * database. `clutch audit key` prints the public key, to be kept elsewhere.
 * @throws LaunchError where something was changed, with every place, or where a file is no trail; ConfigError
 */
export async function audit(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [action, file, ...rest] = positionals;
  if (action === 'key' && file === undefined) return withKernel(async ({ config }) => printKey(config.secret));
  if (action !== 'verify' || rest.length > 0 || (file === undefined) === (values.tenant === undefined))
    throw new LaunchError(USAGE);
  const verdict = await explained(() => (file === undefined ? verifyOnline(values) : verifyFile(file, values)));
  report(verdict);
}

async function verifyFile(file: string, asked: Asked): Promise<TrailVerdict> {
  if (asked.key === undefined) throw new LaunchError(`--key is missing: the public key as you have kept it.\n${USAGE}`);
  const keys = [keyOf(await readFile(asked.key, 'utf8'))];
  const trail = await openTrail(linesOf(file));
  const { records, heads, about } = trail;
  const verdict = await verifyTrail(records, { tenant: about.tenant, heads, keys, ...(await wishes(asked)) });
  if (verdict.records === about.size) return verdict;
  const what = `the file says that it holds ${about.size} records, and holds ${verdict.records}`;
  return { ...verdict, faults: [...verdict.faults, { position: verdict.records, what }] };
}

async function verifyOnline(asked: Asked): Promise<TrailVerdict> {
  return withKernel(async ({ config, database, subjectKeys, tenants }) => {
    const tenant = await tenants.bySlug(asked.tenant!);
    if (!tenant) throw new LaunchError(`There is no tenant ${asked.tenant}; \`clutch tenants\` lists them.`);
    const signer = new HeadSigner(config.secret);
    // After the secret has changed, older heads are known by the key that was kept.
    const former = asked.key === undefined ? [] : [keyOf(await readFile(asked.key, 'utf8'))];
    const reader = new AuditReader(database, subjectKeys);
    const heads: SignedHead[] = [];
    for await (const head of headsUpTo(new AuditHeads(database, signer, new SystemClock()), tenant.schema))
      heads.push(head);
    const lines = trailLines(reader, tenant.schema, await reader.size(tenant.schema));
    return verifyTrail(lines, { tenant: tenant.id, heads, keys: [signer.public, ...former], ...(await wishes(asked)) });
  });
}

async function wishes({ witness, 'pruned-before': prunedBefore }: Asked) {
  const witnessed: SignedHead[] = [];
  if (witness !== undefined)
    for await (const text of linesOf(witness)) if (text !== '') witnessed.push(parsedHead(text, witness));
  return { witnessed, ...(prunedBefore === undefined ? {} : { prunedBefore: instant(prunedBefore) }) };
}

function report({ faults, records, withheld, unsigned, heads }: TrailVerdict): void {
  console.log(`${records} records, ${withheld} of them not shown, ${heads} signed heads.`);
  if (unsigned > 0) console.log(`${unsigned} records are newer than the last head: nobody has signed for them yet.`);
  if (heads === 0)
    throw new LaunchError(
      'There is no signed head: nothing is proved. Ask again when the worker has run for a minute.',
    );
  if (faults.length === 0) return console.log('The trail is as it was written.');
  const list = faults.map(({ position, what }) => `  ${position}: ${what}`).join('\n');
  throw new LaunchError(`The trail was changed:\n${list}`);
}

function printKey(secret: string): void {
  process.stdout.write(new HeadSigner(secret).public.publicKey);
}

async function withKernel<T>(work: (kernel: Kernel) => Promise<T>): Promise<T> {
  return withDatabase(async ({ config }) => {
    const kernel = await createKernel(config, [], 'clutch-cli');
    try {
      return await work(kernel);
    } finally {
      await kernel.close();
    }
  });
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

function keyOf(pem: string): AuditKey {
  try {
    return auditKey(pem);
  } catch {
    throw new LaunchError('The key is no public key in PEM; `clutch audit key` prints the one of this installation.');
  }
}

/** Heads may be kept as lines of a trail, or as GET /v1/audit/heads shows them, a line each. */
function parsedHead(text: string, file: string): SignedHead {
  try {
    const line = JSON.parse(text) as SignedHead & { readonly head?: SignedHead };
    const head = line.head ?? line;
    if (typeof head.root === 'string' && typeof head.size === 'number') return head;
  } catch {
    // told below
  }
  throw new LaunchError(`${file} holds something else than heads, one a line.`);
}

function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new LaunchError('--pruned-before must be a time, as in 2026-12-01T00:00:00Z.');
  return new Date(time).toISOString();
}

/** What a person can repair is told in a sentence. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isMissing = (error as { code?: unknown }).code === 'ENOENT';
    if (error instanceof TrailFileError || isMissing) throw new LaunchError(`${(error as Error).message}.`);
    throw error;
  }
}
