/** A message as it goes to the kernel's port. */
export interface FactorMessage {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly locale: string;
  readonly template: string;
  readonly subject?: string;
  readonly text: string;
}

type Language = 'en' | 'ar';

const languageOf = (locale: string): Language => (/^ar\b/i.test(locale) ? 'ar' : 'en');

const CODE = {
  en: {
    subject: 'Your sign-in code',
    text: (code: string, minutes: number) =>
      `${code} is your code. It is good for ${minutes} minutes. Nobody will ever ask you for it: give it to no one.`,
  },
  ar: {
    subject: 'رمز تسجيل الدخول',
    text: (code: string, minutes: number) =>
      `${code} هو رمزك، وهو صالح لمدة ${minutes} دقائق. لا تعطه لأحد، فلن يطلبه منك أحد.`,
  },
} as const;

/** A code for whoever signs in or sets a factor up. */
export function codeMessage(of: {
  readonly kind: 'sms' | 'email';
  readonly to: string;
  readonly locale: string;
  readonly code: string;
  readonly minutes: number;
}): FactorMessage {
  const { kind, to, locale, code, minutes } = of;
  const { subject, text } = CODE[languageOf(locale)];
  const body = { to, locale, template: 'factor-code', text: text(code, minutes) };
  return kind === 'sms' ? { channel: 'sms', ...body } : { channel: 'email', subject, ...body };
}

/** What somebody is told about their factors, on another channel than the factor itself. */
export type FactorNotice = 'added' | 'removed' | 'backup-codes' | 'counter-went-back';

const NOTICES = {
  en: {
    subject: 'Your second factors have changed',
    added: 'A second factor was added to your account.',
    removed: 'A second factor was removed from your account.',
    'backup-codes': 'New backup codes were made for your account; the ones before are worth nothing any more.',
    'counter-went-back': 'One of your passkeys may have been copied: it was used with a counter that went back.',
    otherwise: 'If that was not you, end all of your sessions and change your password now.',
  },
  ar: {
    subject: 'تغيّرت عوامل التحقق الثانية لديك',
    added: 'أُضيف عامل تحقق ثانٍ إلى حسابك.',
    removed: 'أُزيل عامل تحقق ثانٍ من حسابك.',
    'backup-codes': 'أُنشئت رموز احتياطية جديدة لحسابك، ولم تعد الرموز السابقة صالحة.',
    'counter-went-back': 'قد يكون أحد مفاتيح المرور لديك قد نُسخ: استُخدم بعدّاد عاد إلى الوراء.',
    otherwise: 'إن لم تكن أنت من فعل ذلك، فأنهِ جميع جلساتك وغيّر كلمة المرور الآن.',
  },
} as const;

export function noticeMessage(of: {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly locale: string;
  readonly notice: FactorNotice;
}): FactorMessage {
  const { channel, to, locale, notice } = of;
  const words = NOTICES[languageOf(locale)];
  const text = `${words[notice]} ${words.otherwise}`;
  const message = { channel, to, locale, template: `factor-${notice}`, text };
  return channel === 'sms' ? message : { ...message, subject: words.subject };
}
