/** What is pasted by people, read. Pure, so that it can be tested without a browser. */

/**
 * The headers of a request as they were copied from somewhere: `Name: value` lines, those of a command line (`-H 'name: value'`), or a JSON
 * object. Names come in lower case; what is no header is passed over.
 */
export function headersOf(pasted: string): Record<string, string> {
  const text = pasted.trim();
  if (text.startsWith('{')) return headersOfJson(text);
  return Object.fromEntries(text.split(/\r?\n/).flatMap(headerOfLine));
}

function headersOfJson(text: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  const entries = Object.entries(parsed as object).map(([name, value]) => [name, [value].flat().join(', ')] as const);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

const LINE =
  /^\s*(?:(?:-H|--header)\s+)?(?<quote>['"]?)(?<name>[!#$%&'*+.^_`|~\w-]+)\s*:\s*(?<value>.*?)\k<quote>\s*[\\,;]?\s*$/;

function headerOfLine(line: string): [string, string][] {
  const { name, value } = LINE.exec(line)?.groups ?? {};
  return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
}

/** Types and patterns, one a line or between commas, each once. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,،]+/).filter((word) => word !== ''))];
}

/** Whether a type is among those that a list of types and patterns names. */
export function isCovered(type: string, patterns: readonly string[]): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
}

/** The patterns that take in all types of a kind: `booking.confirmed` → `booking.*`, each once. */
export function patternsOf(types: readonly string[]): string[] {
  return [...new Set(types.flatMap((type) => (type.includes('.') ? [`${type.split('.', 1)[0]!}.*`] : [])))];
}

/** JSON in lines where it is JSON, else the text as it is. */
export function inLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** What a field of a date and time holds, as an instant; `null` where it holds none. Its time is that of the reader's clock. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The other way round: an instant for such a field, to the minute. */
export function localOf(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}
