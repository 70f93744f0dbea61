import { type QuotaWarned } from './quota-warning.ts';

/** Whom the letter is for. */
export interface QuotaReader {
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  /** Slug of the tenant. */
  readonly tenant: string;
}

/** The letter about a quota that is nearly or wholly used up, in Arabic for whom that is the language, else in English. */
export function writeQuotaLetter(
  { unit, percent, used, quota, hard }: QuotaWarned['data'],
  { name, locale, tenant }: QuotaReader,
): { readonly subject: string; readonly text: string } {
  const isOver = percent === 100;
  if (locale.startsWith('ar')) {
    const next = isOver && hard ? 'تُرفض الطلبات الإضافية حتى أول الشهر القادم.' : 'لا يتوقف شيء في الوقت الحالي.';
    return {
      subject: `${tenant}: استُهلك ${percent}٪ من حصة هذا الشهر`,
      text: `مرحبًا ${name}،\n\nاستهلك ${tenant} حتى الآن ${used} من ${quota} (${unit}) هذا الشهر.\n${next}\nلزيادة الحصة اطلب خطة أكبر.`,
    };
  }
  const next = isOver && hard ? 'More is refused until the first of the next month.' : 'Nothing stops for now.';
  return {
    subject: `${tenant}: ${percent} % of this month's quota are used`,
    text: `Hello ${name},\n\n${tenant} has used ${used} of ${quota} (${unit}) this month.\n${next}\nFor more, ask for a larger plan.`,
  };
}
