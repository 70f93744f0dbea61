import { type Asked } from './asked.ts';
import { type Documented } from './documented.ts';
import { type Answered, jsonOf } from './oracle.ts';

/** What is there in a tenant, table by table: how many rows, and by which transactions they were written. */
export type Rows = ReadonlyMap<string, string>;

export interface Aftermath {
  send(operation: Documented, asked: Asked): Promise<Answered>;
  rows(): Promise<Rows>;
  /** Does the work while nothing but its own requests changes anything. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const MOST_READS = 4;
const MOST_REFUSALS = 8;

const COUNTS_REQUESTS = 'counts requests, and it is one';
const TELLS_UNTIL_WHEN = 'tells until when it counted, and how old the oldest message is';
const KEEPS_REQUESTS = 'keeps what was asked, this read too';

/** Reads that answer differently each time, and why. */
const MOVES_BY_ITSELF: Readonly<Record<string, string>> = {
  whoAmI: COUNTS_REQUESTS,
  getUsage: COUNTS_REQUESTS,
  getKeyUsage: COUNTS_REQUESTS,
  getTenantUsage: COUNTS_REQUESTS,
  listBilledUnits: COUNTS_REQUESTS,
  listUsageErrors: COUNTS_REQUESTS,
  listQuotas: COUNTS_REQUESTS,
  listRequests: KEEPS_REQUESTS,
  listAuditRecords: KEEPS_REQUESTS,
  listTenantAuditRecords: KEEPS_REQUESTS,
  exportAudit: KEEPS_REQUESTS,
  readAuditFeed: KEEPS_REQUESTS,
  listWebhookStats: TELLS_UNTIL_WHEN,
  getWebhookStats: TELLS_UNTIL_WHEN,
  getTenantWebhooks: TELLS_UNTIL_WHEN,
  getTestClock: 'tells the time',
  getSsoMetadata: 'is a SAML document, and each has an id of its own',
};

/** Remembers some of what was asked, to ask it again. */
export class Samples {
  readonly #reads: Asked[] = [];
  readonly #refusals = new Map<string, Asked>();

  add({ method }: Documented, asked: Asked, { status, text }: Answered): void {
    if (method === 'GET') {
      if (status === 200 && this.#reads.length < MOST_READS) this.#reads.push(asked);
      return;
    }
    const { code = '' } = jsonOf(text) as { readonly code?: string };
    // Who may not write at all is looked at by the matrix of permissions.
    const isRefusal = status >= 400 && status < 500 && status !== 401 && status !== 403;
    if (isRefusal && this.#refusals.size < MOST_REFUSALS) this.#refusals.set(`${status} ${code}`, asked);
  }

  get reads(): readonly Asked[] {
    return this.#reads;
  }

  get refusals(): readonly Asked[] {
    return [...this.#refusals.values()];
  }
}

/** Asks twice what was read. @returns what is wrong when the same question gets another answer */
export async function unsteadyRead(
  operation: Documented,
  reads: readonly Asked[],
  { send, alone }: Pick<Aftermath, 'send' | 'alone'>,
): Promise<string | undefined> {
  if (Object.hasOwn(MOVES_BY_ITSELF, operation.operationId)) return undefined;
  for (const asked of reads) {
    const [first, second] = await alone(
      async () => [await send(operation, asked), await send(operation, asked)] as const,
    );
    if (first.text !== second.text)
      return `answers ${asked.url} differently each time: ${difference(first.text, second.text)}`;
  }
  return undefined;
}

/** Sends refused writes again. @returns which table has changed although all of them were refused */
export async function changeByRefusal(
  operation: Documented,
  refusals: readonly Asked[],
  { send, rows, alone }: Aftermath,
): Promise<string | undefined> {
  const sentAgain = (again: readonly Asked[]) =>
    alone(async () => {
      const before = await rows();
      const answers = await Promise.all(again.map(async (asked) => ({ asked, ...(await send(operation, asked)) })));
      return { changed: changedTables(before, await rows()), refused: answers.filter(({ status }) => status >= 400) };
    });
  for (let again = refusals; again.length > 0;) {
    const { changed, refused } = await sentAgain(again);
    if (changed.length === 0) return undefined;
    if (refused.length === again.length) {
      const codes = refused.map(({ status, text }) => `${status} ${text.slice(0, 120)}`);
      return `changes ${changed.join(', ')} although it refuses: ${codes.join(' | ')}`;
    }
    // What is let through now was refused for the state of things, which is another one.
    again = refused.map(({ asked }) => asked);
  }
  return undefined;
}

function changedTables(before: Rows, after: Rows): string[] {
  return [...after].filter(([table, line]) => before.get(table) !== line).map(([table]) => table);
}

/** Where two texts begin to differ. */
function difference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `…${before.slice(from, at + 40)} | …${after.slice(from, at + 40)}`;
}
