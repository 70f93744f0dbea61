const FORM = /^P(?=\d|T\d)(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/**
 * An ISO 8601 duration in weeks, days, hours, minutes and seconds, in milliseconds; null for anything else. Months and years have no
 * length of their own and are not taken.
 */
export function parseDuration(text: string): number | null {
  const parts = FORM.exec(text)?.slice(1);
  return parts ? parts.reduce((sum, part, index) => sum + Number(part ?? 0) * UNITS_MS[index]!, 0) : null;
}
