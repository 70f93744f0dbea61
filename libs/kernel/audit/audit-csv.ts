import { type OpenRecord } from './audit-reader.ts';

const COLUMNS: Readonly<Record<string, (record: OpenRecord) => string | number | null>> = {
  position: ({ position }) => position,
  id: ({ id }) => id,
  occurredAt: ({ occurredAt }) => occurredAt,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  actorType: ({ actor }) => actor.type,
  actorId: ({ actor }) => actor.id,
  onBehalfOf: ({ actor }) => actor.onBehalfOf,
  targets: ({ targets }) => targets.map(({ type, id }) => `${type}:${id}`).join(' '),
  ip: ({ context }) => context.ip,
  userAgent: ({ context }) => context.userAgent,
  sessionId: ({ context }) => context.sessionId,
  level: ({ context }) => context.level,
  requestId: ({ context }) => context.requestId,
  correlationId: ({ context }) => context.correlationId,
  facts: ({ facts }) => JSON.stringify(facts),
};

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The first line, RFC 4180. */
export const CSV_HEADER = `${Object.keys(COLUMNS).join()}\r\n`;

/** One line for a record, RFC 4180. A text that would be a formula gets an apostrophe in front, which spreadsheets show as text. */
export function csvLine(record: OpenRecord): string {
  return `${Object.values(COLUMNS)
    .map((column) => cell(column(record)))
    .join()}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
