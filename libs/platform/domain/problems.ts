import { problem, type ProblemTexts } from '#kernel/domain';
import { eventConsumerProblems } from './event-consumer-problems.ts';
import { webhookPortalProblems } from './webhook-portal-problems.ts';
import { webhookProblems } from './webhook-problems.ts';

/** The codes of platform. */
export const platformProblems: ProblemTexts = {
  'api-key.expired': problem(
    409,
    ['The key has expired for good', 'Create a new one.'],
    ['انتهى المفتاح نهائيًا', 'أنشئ مفتاحًا جديدًا.'],
  ),
  'api-key.expires-in-past': problem(
    422,
    ['The expiry lies in the past', 'Give an expiresAt that lies in the future, or none.'],
    ['تاريخ الانتهاء في الماضي', 'حدّد expiresAt في المستقبل، أو لا تحدّده.'],
  ),
  'api-key.kind-origins': problem(
    422,
    ['Only publishable keys have origins', 'Leave origins out, or make a key of the kind pk.'],
    ['المصادر للمفاتيح القابلة للنشر فقط', 'احذف origins أو أنشئ مفتاحًا من نوع pk.'],
  ),
  'api-key.kind-scope': problem(
    422,
    ['A key of this kind cannot have this scope', 'The detail names the scope; take another kind of key.'],
    ['لا يحمل هذا النوع من المفاتيح هذا النطاق', 'التفاصيل تذكر النطاق؛ اختر نوعًا آخر.'],
  ),
  'api-key.live': problem(
    403,
    ['From test data only test keys are made', 'Use a live key.'],
    ['من بيانات الاختبار تُنشأ مفاتيح اختبار فقط', 'استخدم مفتاحًا حيًّا.'],
  ),
  'api-key.not-found': problem(
    404,
    ['There is no such API key', 'List yours with GET /v1/api-keys.'],
    ['لا يوجد مفتاح API بهذا المعرّف', 'اعرض مفاتيحك عبر GET /v1/api-keys.'],
  ),
  'api-key.own-bounds': problem(
    403,
    ['No key changes what bounds itself', 'Use another key, or sign in.'],
    ['لا يغيّر المفتاح قيوده', 'استخدم مفتاحًا آخر أو سجّل الدخول.'],
  ),
  'api-key.revoked': problem(
    409,
    ['The key is revoked for good', 'Create a new one.'],
    ['المفتاح ملغى نهائيًا', 'أنشئ مفتاحًا جديدًا.'],
  ),
  'api-key.rotated': problem(
    409,
    ['The key was rotated before', 'Rotate or change its successor.'],
    ['دُوّر المفتاح من قبل', 'دوّر خلفه أو عدّله.'],
  ),
  'api-key.unknown-owner': problem(
    422,
    ['There is no such service account', 'List them with GET /v1/service-accounts.'],
    ['لا يوجد حساب خدمة كهذا', 'اعرضها عبر GET /v1/service-accounts.'],
  ),
  'brand.dns-unavailable': problem(
    502,
    ['The DNS does not answer', 'Try again in a moment.'],
    ['نظام DNS لا يجيب', 'أعد المحاولة بعد لحظات.'],
  ),
  'brand.host-taken': problem(
    409,
    ["The host is somebody else's portal", 'Take another host, or ask the operator of the installation.'],
    ['المضيف بوابة لغيرك', 'اختر مضيفًا آخر أو اسأل مشغّل النظام.'],
  ),
  'brand.host-unproved': problem(
    409,
    ['The host is not proved yet', 'Write the TXT record that the detail names into its DNS, and try again.'],
    ['لم تُثبت ملكية المضيف', 'أضف سجل TXT المذكور في التفاصيل ثم أعد المحاولة.'],
  ),
  'brand.no-host': problem(
    409,
    ['The portal has no host yet', 'Name one with PUT /v1/white-label/branding.'],
    ['لا مضيف للبوابة بعد', 'حدّده عبر PUT /v1/white-label/branding.'],
  ),
  ...eventConsumerProblems,
  'event-type.no-version': problem(
    404,
    ['The type has no such version', 'GET /v1/event-types/{eventType} lists its versions.'],
    ['لا يوجد إصدار كهذا للنوع', 'يعرض GET /v1/event-types/{eventType} إصداراته.'],
  ),
  'event-type.not-found': problem(
    404,
    ['There is no such type of event', 'List them with GET /v1/event-types.'],
    ['لا يوجد نوع حدث بهذا الاسم', 'اعرض الأنواع عبر GET /v1/event-types.'],
  ),
  'graphql-document.name-taken': problem(
    409,
    ['Another document is registered under this name', 'Give each version a name of its own, or delete the other one.'],
    ['سُجّل مستند آخر بهذا الاسم', 'أعطِ كل إصدار اسمًا، أو احذف المستند الآخر.'],
  ),
  'graphql-document.not-found': problem(
    404,
    ['There is no such document', 'List yours with GET /v1/graphql-documents.'],
    ['لا يوجد مستند كهذا', 'اعرض مستنداتك عبر GET /v1/graphql-documents.'],
  ),
  'graphql-document.not-public': problem(
    422,
    ['The document shows what is not public', 'Leave out what needs `permission`, or register it for other keys.'],
    ['المستند يعرض ما ليس علنيًا', 'احذف ما يحتاج `permission` أو سجّله لمفاتيح أخرى.'],
  ),
  'graphql-document.too-many': problem(
    409,
    ['So many documents are registered that there is no room', 'Delete those that nobody runs any more.'],
    ['بلغ عدد المستندات المسجّلة حدّه', 'احذف ما لم يعد أحد يشغّله.'],
  ),
  'key.disabled': problem(
    401,
    ['The API key is disabled', 'Enable it, or use another one.'],
    ['مفتاح API معطل', 'فعّله أو استخدم غيره.'],
  ),
  'key.expired': problem(
    401,
    ['The API key has expired', 'Create or rotate a key, and use the new one.'],
    ['انتهت صلاحية مفتاح API', 'أنشئ مفتاحًا أو دوّره واستخدم الجديد.'],
  ),
  'key.in-url': problem(
    400,
    [
      'An API key stands in the address',
      'Revoke it, for addresses end up in logs; send the new one as `Authorization: Bearer`.',
    ],
    ['مفتاح API ظاهر في العنوان', 'ألغِه لأن العناوين تُسجَّل؛ وأرسل الجديد في `Authorization: Bearer`.'],
  ),
  'key.invalid': problem(
    401,
    ['The API key is not valid', 'Copy the whole key; if it is lost, create a new one.'],
    ['مفتاح API غير صالح', 'انسخ المفتاح كاملًا؛ وإن ضاع فأنشئ غيره.'],
  ),
  'key.network': problem(
    403,
    ['The API key may not be used from here', 'Use it from one of its networks, or change them.'],
    ['لا يجوز استخدام المفتاح من هنا', 'استخدمه من إحدى شبكاته أو عدّلها.'],
  ),
  'key.origin': problem(
    403,
    [
      'The API key may not be used from this page',
      "Name the page's origin among the key's `origins`, or prove its domain.",
    ],
    ['لا يجوز استخدام المفتاح من هذه الصفحة', 'أضف مصدر الصفحة إلى `origins` للمفتاح أو أثبت ملكية نطاقها.'],
  ),
  'key.revoked': problem(
    401,
    ['The API key has been revoked', 'Create a new key.'],
    ['أُلغي مفتاح API', 'أنشئ مفتاحًا جديدًا.'],
  ),
  'key.scope': problem(
    403,
    ['The key lacks a scope', '`scope` or the detail names it; use a key that has it.'],
    ['المفتاح يفتقد نطاقًا', 'التفاصيل تذكره؛ استخدم مفتاحًا يملكه.'],
  ),
  'live.already-greeted': problem(
    409,
    ['This socket has said hello before', 'Send `watch`, or open another socket.'],
    ['هذا المقبس أرسل hello من قبل', 'أرسل `watch` أو افتح مقبسًا آخر.'],
  ),
  'live.too-slow': problem(
    429,
    ['Events come faster than they are read', 'Go on behind `after`, and read faster or ask for less.'],
    ['الأحداث أسرع من القراءة', 'تابع من `after` واقرأ أسرع أو اطلب أقل.'],
  ),
  'plan.in-use': problem(
    409,
    ['Tenants have this plan', 'Give them another one first.'],
    ['مستأجرون يستخدمون هذه الخطة', 'أعطهم خطة أخرى أولًا.'],
  ),
  'plan.invalid': problem(
    422,
    ['The plan is not valid', 'The detail says what does not fit.'],
    ['الخطة غير صالحة', 'التفاصيل تذكر الخلل.'],
  ),
  'plan.not-found': problem(
    404,
    ['There is no such plan', 'GET /v1/plans lists them.'],
    ['لا توجد خطة كهذه', 'يعرضها GET /v1/plans.'],
  ),
  'plan.unknown': problem(
    422,
    ['There is no such plan', 'GET /v1/plans lists them.'],
    ['لا توجد خطة كهذه', 'يعرضها GET /v1/plans.'],
  ),
  'plan.unknown-tenant': problem(
    404,
    ['There is no such tenant', 'Check the id; GET /v1/tenants lists them.'],
    ['لا يوجد مستأجر كهذا', 'تحقق من المعرّف؛ يعرضهم GET /v1/tenants.'],
  ),
  'request.not-found': problem(
    404,
    ['There is no such request', 'Requests are kept for 30 days, and only yours are shown.'],
    ['لا يوجد طلب بهذا المعرّف', 'تُحفظ الطلبات 30 يومًا ولا تُعرض إلا طلباتك.'],
  ),
  'resource.not-found': problem(
    404,
    ['There is nothing with this id', 'Check the id; the ids of other tenants do not exist for you.'],
    ['لا شيء بهذا المعرّف', 'تحقق من المعرّف؛ معرّفات المستأجرين الآخرين غير موجودة لك.'],
  ),
  'service-account.live': problem(
    403,
    ['This belongs to the live tenant', 'Use a live key.'],
    ['هذا يخص المستأجر الحي', 'استخدم مفتاحًا حيًّا.'],
  ),
  'service-account.not-found': problem(
    404,
    ['There is no such service account', 'List them with GET /v1/service-accounts.'],
    ['لا يوجد حساب خدمة بهذا المعرّف', 'اعرضها عبر GET /v1/service-accounts.'],
  ),
  'service-account.unknown-role': problem(
    422,
    ['There is no such role', 'List them with GET /v1/roles.'],
    ['لا يوجد دور كهذا', 'اعرض الأدوار عبر GET /v1/roles.'],
  ),
  'usage.range-empty': problem(
    422,
    ['The period is empty', 'from must lie before to.'],
    ['الفترة فارغة', 'يجب أن يسبق from قيمة to.'],
  ),
  'usage.too-old': problem(
    422,
    ['Usage is not kept for so long', 'Begin later, or ask for a coarser granularity.'],
    ['لا يُحفظ الاستخدام هذه المدة', 'ابدأ لاحقًا أو اطلب دقة أخشن.'],
  ),
  'usage.too-wide': problem(
    422,
    ['So much cannot be shown at once', 'Ask for less time, a coarser granularity or fewer groups.'],
    ['لا يمكن عرض كل هذا دفعة واحدة', 'اطلب وقتًا أقل أو دقة أخشن أو مجموعات أقل.'],
  ),
  'version.not-offered': problem(
    422,
    ['There is no such version', 'GET /v1/versions says which there are.'],
    ['لا يوجد إصدار كهذا', 'يعرض GET /v1/versions الإصدارات.'],
  ),
  ...webhookProblems,
  ...webhookPortalProblems,
};
