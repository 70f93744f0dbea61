import { type Language } from '../problems/registry/language.ts';

/** The words around the content of the portal. */
export interface PortalWords {
  readonly start: string;
  readonly guides: string;
  readonly reference: string;
  readonly events: string;
  readonly errors: string;
  readonly changes: string;
  readonly skip: string;
  readonly otherLanguage: string;
  readonly navigation: string;
  readonly search: string;
  readonly nothingFound: string;
  readonly code: string;
  readonly status: string;
  readonly meaning: string;
  readonly help: string;
  readonly any: string;
  readonly deprecated: string;
  readonly archived: string;
  readonly feature: string;
  readonly version: string;
  readonly example: string;
  readonly schema: string;
  readonly fields: string;
  readonly downloads: string;
  readonly welcome: string;
  readonly key: string;
  readonly keyHelp: string;
  readonly useKey: string;
  readonly noChanges: string;
  readonly inEnglish: string;
}

export const PORTAL_WORDS: Readonly<Record<Language, PortalWords>> = {
  en: {
    start: 'Start',
    guides: 'Guides',
    reference: 'Reference',
    events: 'Events',
    errors: 'Errors',
    changes: 'Changes',
    skip: 'Skip to the content',
    otherLanguage: 'العربية',
    navigation: 'Parts of the documentation',
    search: 'Search',
    nothingFound: 'Nothing has all of these words. Try fewer of them.',
    code: 'Code',
    status: 'Status',
    meaning: 'What it means',
    help: 'What to do',
    any: 'several',
    deprecated: 'Do not rely on it any more',
    archived: 'Nobody can ask for it anew since',
    feature: 'Can be asked for with a plan that has the feature',
    version: 'Version',
    example: 'Example',
    schema: 'JSON Schema',
    fields: 'What may be wrong with one field',
    downloads: 'For your tools',
    welcome: 'Documentation for developers',
    key: 'Test key',
    keyHelp: 'Kept in this page only, and sent to this server only.',
    useKey: 'Use this key',
    noChanges: 'Nothing has changed since the first release.',
    inEnglish: '',
  },
  ar: {
    start: 'البداية',
    guides: 'الأدلة',
    reference: 'المرجع',
    events: 'الأحداث',
    errors: 'الأخطاء',
    changes: 'التغييرات',
    skip: 'تخطَّ إلى المحتوى',
    otherLanguage: 'English',
    navigation: 'أقسام التوثيق',
    search: 'بحث',
    nothingFound: 'لا شيء يحوي كل هذه الكلمات. جرّب كلمات أقل.',
    code: 'الرمز',
    status: 'الحالة',
    meaning: 'المعنى',
    help: 'ما العمل',
    any: 'عدة',
    deprecated: 'لا تعتمد عليه بعد الآن',
    archived: 'لا يمكن طلبه من جديد منذ',
    feature: 'يمكن طلبه مع خطة لها الميزة',
    version: 'الإصدار',
    example: 'مثال',
    schema: 'مخطط JSON',
    fields: 'ما قد يكون خطأ في حقل واحد',
    downloads: 'لأدواتك',
    welcome: 'توثيق للمطوّرين',
    key: 'مفتاح اختبار',
    keyHelp: 'يبقى في هذه الصفحة فقط ولا يُرسل إلا إلى هذا الخادم.',
    useKey: 'استخدم هذا المفتاح',
    noChanges: 'لم يتغير شيء منذ الإصدار الأول.',
    inEnglish: 'هذا النص بالإنجليزية.',
  },
};
