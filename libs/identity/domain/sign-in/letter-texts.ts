import { type LetterKind } from './letters.ts';

/** The languages that letters are written in. */
export type LetterLanguage = 'en' | 'ar';

/** A letter, ready to be sent. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
}

/** What a letter may name. `link` is there where the letter holds one. */
export interface LetterFacts {
  readonly name: string;
  /** The tenant's short name. */
  readonly tenant: string;
  readonly link?: string;
}

type Wording = readonly [subject: string, ...lines: string[]];

const LINK = '{link}';
const NOT_YOU_EN = 'If this was not you, change your password and end your other sessions.';
const NOT_YOU_AR = 'إذا لم تكن أنت من فعل ذلك فغيّر كلمة السر وأنهِ جلساتك الأخرى.';
const IGNORE_EN = 'If you did not ask for it, do nothing.';
const IGNORE_AR = 'إذا لم تطلب ذلك فلا تفعل شيئًا.';

const ENGLISH: Readonly<Record<LetterKind, Wording>> = {
  'magic-link': [
    'Your link to sign in',
    'This link signs you in. It is good for 15 minutes and works once:',
    LINK,
    IGNORE_EN,
  ],
  invitation: [
    'You are invited',
    'You are invited to {tenant}. By this link you make your account within a week:',
    LINK,
  ],
  registration: [
    'Confirm your address',
    'By this link you confirm your address, and your account is made:',
    LINK,
    IGNORE_EN,
  ],
  'already-registered': [
    'You have an account already',
    'Somebody has asked for an account with your address, which has one. Sign in, or set a new password if you forgot it.',
  ],
  'email-proof': ['Confirm your address', 'By this link you confirm that this address is yours:', LINK, IGNORE_EN],
  'password-reset': ['Set a new password', 'By this link you set a new password within 30 minutes:', LINK, IGNORE_EN],
  'password-changed': ['Your password was changed', 'Your password at {tenant} was changed.', NOT_YOU_EN],
  'new-device': [
    'A new device',
    'Somebody signed in to your account at {tenant} with a device that you had not used before.',
    NOT_YOU_EN,
  ],
  'impossible-travel': [
    'A sign-in from far away',
    'Somebody signed in to your account at {tenant} from a place that you can hardly have reached since your last sign-in.',
    NOT_YOU_EN,
  ],
  'refresh-reused': [
    'A session was ended',
    'A key of one of your sessions at {tenant} was used twice, so somebody may have copied it. The session was ended; sign in again.',
    NOT_YOU_EN,
  ],
  'account-locked': [
    'Your account is locked for a while',
    'Somebody has tried many times to get into your account at {tenant}. Nobody can sign in for the next quarter of an hour.',
    NOT_YOU_EN,
  ],
  'provider-linked': [
    'Another way to sign in',
    'From now on you sign in to your account at {tenant} by your provider of identity too.',
    NOT_YOU_EN,
  ],
  'provider-unlinked': [
    'One way less to sign in',
    'You do not sign in to your account at {tenant} by your provider of identity any more.',
    NOT_YOU_EN,
  ],
};

const ARABIC: Readonly<Record<LetterKind, Wording>> = {
  'magic-link': ['رابط تسجيل الدخول', 'هذا الرابط يسجّل دخولك. يصلح لمدة 15 دقيقة ولمرة واحدة:', LINK, IGNORE_AR],
  invitation: ['دعوة للانضمام', 'أنت مدعو إلى {tenant}. بهذا الرابط تنشئ حسابك خلال أسبوع:', LINK],
  registration: ['أكّد عنوانك', 'بهذا الرابط تؤكد عنوانك ويُنشأ حسابك:', LINK, IGNORE_AR],
  'already-registered': [
    'لديك حساب بالفعل',
    'طلب أحدهم حسابًا بعنوانك وله حساب بالفعل. سجّل الدخول، أو عيّن كلمة سر جديدة إن نسيتها.',
  ],
  'email-proof': ['أكّد عنوانك', 'بهذا الرابط تؤكد أن هذا العنوان لك:', LINK, IGNORE_AR],
  'password-reset': ['عيّن كلمة سر جديدة', 'بهذا الرابط تعيّن كلمة سر جديدة خلال 30 دقيقة:', LINK, IGNORE_AR],
  'password-changed': ['تغيّرت كلمة السر', 'تغيّرت كلمة السر الخاصة بك في {tenant}.', NOT_YOU_AR],
  'new-device': ['جهاز جديد', 'سُجّل الدخول إلى حسابك في {tenant} من جهاز لم تستخدمه من قبل.', NOT_YOU_AR],
  'impossible-travel': [
    'تسجيل دخول من مكان بعيد',
    'سُجّل الدخول إلى حسابك في {tenant} من مكان يصعب أن تكون قد بلغته منذ آخر دخول لك.',
    NOT_YOU_AR,
  ],
  'refresh-reused': [
    'أُنهيت إحدى جلساتك',
    'استُخدم مفتاح إحدى جلساتك في {tenant} مرتين، فقد يكون أحدهم نسخه. أُنهيت الجلسة؛ سجّل الدخول من جديد.',
    NOT_YOU_AR,
  ],
  'account-locked': [
    'حسابك مقفل مؤقتًا',
    'حاول أحدهم مرات كثيرة الدخول إلى حسابك في {tenant}. لا يمكن لأحد تسجيل الدخول خلال ربع الساعة القادم.',
    NOT_YOU_AR,
  ],
  'provider-linked': [
    'طريقة أخرى لتسجيل الدخول',
    'من الآن فصاعدًا يمكنك تسجيل الدخول إلى حسابك في {tenant} عبر مزوّد الهوية أيضًا.',
    NOT_YOU_AR,
  ],
  'provider-unlinked': [
    'أُلغيت طريقة لتسجيل الدخول',
    'لم يعد بإمكانك تسجيل الدخول إلى حسابك في {tenant} عبر مزوّد الهوية.',
    NOT_YOU_AR,
  ],
};

const GREETING: Readonly<Record<LetterLanguage, (name: string) => string>> = {
  en: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  ar: (name) => (name === '' ? 'مرحبًا،' : `مرحبًا ${name}،`),
};

/** The language of a locale (BCP 47), English where there is none of ours. */
export function languageOf(locale: string): LetterLanguage {
  return locale.toLowerCase().split('-', 1)[0] === 'ar' ? 'ar' : 'en';
}

/** Writes a letter. @throws Error when it needs a link and gets none */
export function writeLetter(kind: LetterKind, language: LetterLanguage, facts: LetterFacts): WrittenLetter {
  const [subject, ...lines] = (language === 'ar' ? ARABIC : ENGLISH)[kind];
  const { name, tenant, link } = facts;
  if (lines.includes(LINK) && link === undefined) throw new Error(`A letter of the kind ${kind} needs a link`);
  // Whole lines and in one pass, so that a name that looks like a place for something is left as it is.
  const filled = lines.map((line) => (line === LINK ? link! : line.replaceAll('{tenant}', () => tenant)));
  return { subject, text: [GREETING[language](name), '', ...filled].join('\n') };
}
