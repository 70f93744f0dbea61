import { type KeyLetterKind } from './key-letters.ts';

/** What a letter names. */
export interface KeyLetterFacts {
  /** Of the person. */
  readonly name: string;
  /** The tenant's short name. */
  readonly tenant: string;
  /** Of the key. */
  readonly key: string;
  /** `key_…` */
  readonly keyId: string;
}

type Wording = readonly [subject: string, ...lines: string[]];

const ENGLISH: Readonly<Record<KeyLetterKind, Wording>> = {
  'leaked-revoked': [
    'An API key was found, and is revoked',
    'Somebody has found the API key "{key}" ({keyId}) of {tenant} and reported it. It was revoked at once and opens nothing any more.',
    'Make a new key for the program that used it, and look at what it did meanwhile.',
  ],
  'leaked-disabled': [
    'An API key was found, and is disabled',
    'Somebody has found the API key "{key}" ({keyId}) of {tenant} and reported it. It is disabled, as your policy says.',
    'Rotate it without a grace, and look at what it did meanwhile.',
  ],
  'in-address': [
    'An API key was sent in an address',
    'A program has put the API key "{key}" ({keyId}) of {tenant} into an address. It was refused, but addresses end up in logs.',
    'Rotate the key, and let the program send it as "Authorization: Bearer".',
  ],
  old: [
    'An API key is old',
    'The API key "{key}" ({keyId}) of {tenant} has been in use for a long time.',
    'Rotate it: the old one goes on for as long as you say, up to a week.',
  ],
  'unused-disabled': [
    'An API key was disabled',
    'Nobody has used the API key "{key}" ({keyId}) of {tenant} for a long time. It is disabled, as your policy says.',
    'If it is still needed, enable it again; else revoke it.',
  ],
};

const ARABIC: Readonly<Record<KeyLetterKind, Wording>> = {
  'leaked-revoked': [
    'عُثر على مفتاح API وأُلغي',
    'عثر أحدهم على مفتاح API باسم "{key}" ({keyId}) لدى {tenant} وأبلغ عنه. أُلغي فورًا ولم يعد يفتح شيئًا.',
    'أنشئ مفتاحًا جديدًا للبرنامج الذي كان يستخدمه، وراجع ما فعله المفتاح في الأثناء.',
  ],
  'leaked-disabled': [
    'عُثر على مفتاح API وعُطّل',
    'عثر أحدهم على مفتاح API باسم "{key}" ({keyId}) لدى {tenant} وأبلغ عنه. عُطّل كما تنص سياستكم.',
    'دوّره من دون مهلة، وراجع ما فعله المفتاح في الأثناء.',
  ],
  'in-address': [
    'أُرسل مفتاح API في عنوان',
    'وضع برنامج مفتاح API باسم "{key}" ({keyId}) لدى {tenant} في عنوان. رُفض الطلب، لكن العناوين تُحفظ في السجلات.',
    'دوّر المفتاح، واجعل البرنامج يرسله في "Authorization: Bearer".',
  ],
  old: [
    'مفتاح API قديم',
    'مفتاح API باسم "{key}" ({keyId}) لدى {tenant} مستخدم منذ مدة طويلة.',
    'دوّره: يبقى القديم صالحًا للمدة التي تحددها، حتى أسبوع.',
  ],
  'unused-disabled': [
    'عُطّل مفتاح API',
    'لم يستخدم أحد مفتاح API باسم "{key}" ({keyId}) لدى {tenant} منذ مدة طويلة. عُطّل كما تنص سياستكم.',
    'إن كان لا يزال لازمًا ففعّله من جديد، وإلا فألغِه.',
  ],
};

/** @param locale BCP 47; what is not Arabic is English */
export function writeKeyLetter(
  kind: KeyLetterKind,
  locale: string,
  facts: KeyLetterFacts,
): { readonly subject: string; readonly text: string } {
  const isArabic = locale.toLowerCase().startsWith('ar');
  const [subject, ...lines] = (isArabic ? ARABIC : ENGLISH)[kind];
  const greeting = isArabic ? `مرحبًا ${facts.name}،` : `Hello ${facts.name},`;
  return { subject, text: `${[greeting, ...lines].map((line) => filled(line, facts)).join('\n\n')}\n` };
}

function filled(line: string, facts: KeyLetterFacts): string {
  return line.replaceAll(/\{(tenant|key|keyId)\}/g, (_, name: 'tenant' | 'key' | 'keyId') => facts[name]);
}
