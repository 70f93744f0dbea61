import { type EndpointNotice } from './endpoint-alerts.ts';

/** Whom the letter is for, and about which endpoint. */
export interface LetterReader {
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  /** Slug of the tenant. */
  readonly tenant: string;
  readonly url: string;
}

type Letter = Readonly<Record<'subject' | 'text', string>>;

/** The letter about an endpoint that fails, is disabled or takes messages again: in Arabic for whom that is the language, else in English. */
export function writeEndpointLetter(notice: EndpointNotice, reader: LetterReader): Letter {
  const { subject, text } = reader.locale.startsWith('ar') ? inArabic(notice, reader) : inEnglish(notice, reader);
  return { subject: `${reader.tenant}: ${subject}`, text };
}

function inEnglish(notice: EndpointNotice, { name, url }: LetterReader): Letter {
  const begin = `Hello ${name},\n\n`;
  if (notice.kind === 'failing')
    return {
      subject: 'a webhook endpoint fails',
      text: `${begin}${url} has taken no message since ${notice.failingSince}. ${notice.percent} % of the five days are over after which it is disabled.`,
    };
  if (notice.kind === 'recovered')
    return { subject: 'a webhook endpoint takes messages again', text: `${begin}${url} has taken a message again.` };
  if (notice.kind === 'certificate') {
    const hasExpired = notice.withinDays === 0;
    return {
      subject: `a webhook certificate ${hasExpired ? 'has expired' : 'expires soon'}`,
      text: `${begin}the certificate that requests to ${url} show ${hasExpired ? 'expired' : 'expires'} at ${notice.expiresAt}. Give the endpoint a new one as \`auth\` with PATCH /v1/webhook-endpoints/{endpointId}.`,
    };
  }
  return {
    subject: 'a webhook endpoint is disabled',
    text: `${begin}${url} was disabled at ${notice.at} (${reasonOf(notice)}). Nothing is lost: make it active again, then ask for what it has missed with POST /v1/webhook-endpoints/{endpointId}/recoveries.`,
  };
}

function inArabic(notice: EndpointNotice, { name, url }: LetterReader): Letter {
  const begin = `مرحبًا ${name}،\n\n`;
  if (notice.kind === 'failing')
    return {
      subject: 'نقطة استقبال لا تستجيب',
      text: `${begin}لم تستقبل ${url} أي رسالة منذ ${notice.failingSince}. مضى ${notice.percent}٪ من الأيام الخمسة التي تُعطَّل بعدها.`,
    };
  if (notice.kind === 'recovered')
    return { subject: 'عادت نقطة الاستقبال إلى العمل', text: `${begin}عادت ${url} إلى استقبال الرسائل.` };
  if (notice.kind === 'certificate') {
    const hasExpired = notice.withinDays === 0;
    return {
      subject: hasExpired ? 'انتهت شهادة نقطة استقبال' : 'شهادة نقطة استقبال تنتهي قريبًا',
      text: `${begin}${hasExpired ? 'انتهت' : 'تنتهي'} الشهادة التي تُظهرها الطلبات إلى ${url} في ${notice.expiresAt}. أعطِ نقطة الاستقبال شهادة جديدة في \`auth\` عبر PATCH /v1/webhook-endpoints/{endpointId}.`,
    };
  }
  return {
    subject: 'عُطّلت نقطة استقبال',
    text: `${begin}عُطّلت ${url} في ${notice.at} (${reasonOf(notice)}). لم يُفقد شيء: فعّلها ثم اطلب ما فاتها عبر POST /v1/webhook-endpoints/{endpointId}/recoveries.`,
  };
}

function reasonOf(notice: EndpointNotice): string {
  return notice.kind === 'disabled' ? notice.reason : notice.kind;
}
