/** What is said of an operation that is going to end. */
export interface Deprecation {
  /** The day since when it should not be used for anything new: `2026-11-21`. */
  readonly since: string;
  /** The day after which it may be gone, at least 12 months later. */
  readonly sunset: string;
  /** `operationId` of what to use instead. */
  readonly successor: string;
  /** Page that says what to change: a path of the documentation or an address. */
  readonly link: string;
}

const MONTHS = 12;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** What is wrong with a declaration, in words; nothing when it is right. */
export function deprecationFault({ since, sunset, successor }: Deprecation): string | undefined {
  if (![since, sunset].every((date) => DATE.test(date) && !Number.isNaN(Date.parse(date))))
    return 'since and sunset must be days such as 2026-11-21';
  if (successor === '') return 'the operation to use instead is not named';
  if (sunset < since) return `its sunset, ${sunset}, lies before ${since}`;
  const earliest = new Date(since);
  earliest.setUTCMonth(earliest.getUTCMonth() + MONTHS);
  return Date.parse(sunset) < earliest.getTime()
    ? `its sunset, ${sunset}, is less than ${MONTHS} months after ${since}`
    : undefined;
}

/** The end of the last day, as HTTP writes times (RFC 8594). */
export function sunsetAt({ sunset }: Pick<Deprecation, 'sunset'>): Date {
  return new Date(`${sunset}T23:59:59Z`);
}

/**
 * The headers of an answer of a deprecated operation: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and links to what to read and what
 * to use. Made once for each operation.
 * @param successor path of the operation to use instead; absent, where it has none in this app
 */
export function deprecationHeaders(
  deprecation: Deprecation,
  successor: string | undefined,
): Readonly<Record<string, string>> {
  const links = [
    `<${deprecation.link}>; rel="deprecation"; type="text/html"`,
    `<${deprecation.link}>; rel="sunset"; type="text/html"`,
    ...(successor === undefined ? [] : [`<${successor}>; rel="successor-version"`]),
  ];
  return {
    Deprecation: `@${Date.parse(deprecation.since) / 1_000}`,
    Sunset: sunsetAt(deprecation).toUTCString(),
    Link: links.join(', '),
  };
}
