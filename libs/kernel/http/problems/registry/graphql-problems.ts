import { problem, type ProblemTexts } from '../../../domain/problem-texts.ts';

/** What GraphQL alone is answered with. */
export const graphqlProblems: ProblemTexts = {
  'graphql.invalid': problem(
    400,
    ['The query is not valid', 'Compare it with the schema, and read the detail.'],
    ['الاستعلام غير صالح', 'قارنه بالمخطط واقرأ التفاصيل.'],
  ),
  'graphql.no-document': problem(
    400,
    ['There is no document', 'Send it as `query`, or name a registered one as `documentId`.'],
    ['لا يوجد مستند', 'أرسله في `query` أو سمِّ مستندًا مسجّلًا في `documentId`.'],
  ),
  'graphql.not-a-subscription': problem(
    400,
    ['Sockets are for subscriptions', 'Send queries and mutations to POST /graphql.'],
    ['المقابس للاشتراكات فقط', 'أرسل الاستعلامات والتعديلات إلى POST /graphql.'],
  ),
  'graphql.persisted-query-mismatch': problem(
    400,
    ['The hash is that of another document', 'Send the SHA-256 of the very text of `query`.'],
    ['البصمة لمستند آخر', 'أرسل SHA-256 لنص `query` نفسه.'],
  ),
  'graphql.persisted-query-not-found': problem(
    400,
    ['No document is known by this hash', 'Send the document along with its hash once.'],
    ['لا يوجد مستند بهذه البصمة', 'أرسل المستند مع بصمته مرة واحدة.'],
  ),
  'graphql.publishable-key': problem(
    403,
    ['Publishable keys run registered documents only', 'Register it for publishable keys, or use a secret key.'],
    ['المفاتيح العلنية تشغّل المستندات المسجّلة فقط', 'سجّله للمفاتيح العلنية أو استخدم مفتاحًا سريًا.'],
  ),
  'graphql.syntax': problem(
    400,
    ['The document cannot be read', 'Look at the place that `locations` names.'],
    ['تعذّرت قراءة المستند', 'راجع الموضع المذكور في `locations`.'],
  ),
  'graphql.timeout': problem(
    503,
    ['The query took too long', 'Ask for less at once.'],
    ['استغرق الاستعلام وقتًا طويلًا', 'اطلب أقل دفعة واحدة.'],
  ),
  'graphql.too-complex': problem(
    400,
    ['The document costs too much', 'Ask for shorter pages, or for fewer things in each.'],
    ['كلفة المستند كبيرة', 'اطلب صفحات أقصر أو عناصر أقل في كل منها.'],
  ),
  'graphql.too-deep': problem(
    400,
    ['Fields lie too deep', 'Ask for what lies deeper by its id.'],
    ['الحقول متداخلة أكثر من المسموح', 'اطلب ما هو أعمق بمعرّفه.'],
  ),
  'graphql.too-many-aliases': problem(
    400,
    ['Too many fields are renamed', 'Split the document.'],
    ['الأسماء البديلة أكثر من المسموح', 'قسّم المستند.'],
  ),
  'graphql.too-many-subscriptions': problem(
    400,
    ['Too many subscriptions on one socket', 'Complete some, or open another socket.'],
    ['الاشتراكات على المقبس أكثر من المسموح', 'أنهِ بعضها أو افتح مقبسًا آخر.'],
  ),
  'graphql.too-many-tokens': problem(
    400,
    ['The document is too long', 'Split it, and send values as variables.'],
    ['المستند أطول من المسموح', 'قسّمه وأرسل القيم متغيرات.'],
  ),
  'graphql.unknown-document': problem(
    400,
    ['No document is registered under this id', 'GET /v1/graphql-documents lists them.'],
    ['لا مستند مسجّل بهذا المعرّف', 'يعرضها GET /v1/graphql-documents.'],
  ),
  'graphql.unknown-operation': problem(
    400,
    ['It is not said which operation to run', 'Name one of the document as `operationName`.'],
    ['لم تُذكر العملية المطلوبة', 'سمِّ إحدى عمليات المستند في `operationName`.'],
  ),
  'graphql.untrusted-document': problem(
    403,
    ['Only registered documents are run here', 'Register it with POST /v1/graphql-documents.'],
    ['لا يُشغَّل هنا إلا ما سُجّل من مستندات', 'سجّله عبر POST /v1/graphql-documents.'],
  ),
};
