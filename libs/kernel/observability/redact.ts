const REDACTED = '[redacted]';

const SECRET_NAME =
  /authorization|cookie|passw|secret|token|pepper|signature|credential|key[-_]?material|(?:api|private|signing|encryption|wrapped|master|data)[-_]?key/i;

// Shapes that give a secret away in free text: API keys, webhook secrets, authorization values, PEM keys, passwords in URLs.
// No lookbehind: it made every log line ten times as dear to scan.
const SECRET_SHAPES = [
  'clk_(?:live|test)_[a-z]{2}_[0-9A-Za-z_]+',
  'c(?:wp|im)_[0-9a-z]{26}_[\\w-]+',
  'wh(?:sec|sk)_[0-9A-Za-z+/=_-]+',
  '\\b(?:bearer|basic) [0-9A-Za-z._~+/=-]{16,}',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?-----END [A-Z ]*PRIVATE KEY-----',
  '://[^\\s:@/"\\\\]*:[^\\s@/"\\\\]+@',
];

// Deeper than anything that is logged on purpose; also what ends a cycle.
const MAX_DEPTH = 6;

/**
 * A copy of what is to be logged, safe to print: values under names that mean a secret are masked at any depth, and an error is
 * reduced to type, message, code, stack and cause, because drivers hang rows and parameters on their errors.
 */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

/**
 * Masks secrets in finished text: `secrets` by value, others by shape.
 * The text may be a line of JSON: it stays valid, because no mask crosses a quote.
 */
export function textRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets
    .filter((secret) => secret.length > 0)
    .map((secret) => literal(JSON.stringify(secret).slice(1, -1)));
  const pattern = new RegExp([...known, ...SECRET_SHAPES].join('|'), 'gi');
  return (text) => text.replace(pattern, (found) => (found.startsWith('://') ? `://${REDACTED}@` : REDACTED));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[too deep]';
  if (value instanceof Error) return errorFields(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if ('toJSON' in value) return value;
  return redactObject(value, depth);
}

function redactObject(value: object, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    copy[name] = SECRET_NAME.test(name) && item !== undefined ? REDACTED : redact(item, depth + 1);
  }
  return copy;
}

function errorFields(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: error.message,
    code: 'code' in error ? error.code : undefined,
    stack: error.stack,
    cause: redact(error.cause, depth + 1),
    errors: error instanceof AggregateError ? redact(error.errors, depth + 1) : undefined,
  };
}
