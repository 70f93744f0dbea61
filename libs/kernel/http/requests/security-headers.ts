/** On every answer, the error answers of framework and socket too. Nothing of ours may be framed, sniffed, kept or leaked by a referrer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Where an ETag is offered, the caller itself may keep the answer and ask again. */
export const REVALIDATED = 'private, no-cache';
