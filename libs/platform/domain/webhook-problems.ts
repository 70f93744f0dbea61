import { problem, type ProblemTexts } from '#kernel/domain';
import { webhookReplayProblems } from './webhook-replay-problems.ts';
import { webhookTransformationProblems } from './webhook-transformation-problems.ts';

/** The codes of webhooks. */
export const webhookProblems: ProblemTexts = {
  'webhook-endpoint.archived-event-type': problem(
    422,
    [
      'The event type is archived',
      'No endpoint can ask for it anew; the error names the type to use instead. GET /v1/event-types shows what is archived, and since when.',
    ],
    [
      'نوع الحدث مؤرشف',
      'لا يمكن لنقطة استقبال أن تطلبه من جديد؛ يذكر الخطأ النوع البديل. ويعرض GET /v1/event-types ما أُرشف ومنذ متى.',
    ],
  ),
  'webhook-endpoint.certificate': problem(
    422,
    [
      'The certificate cannot be used',
      'The detail says which field is wrong, and why; give certificate and key in PEM.',
    ],
    ['لا يمكن استخدام الشهادة', 'التفاصيل تذكر الحقل والسبب؛ أعط الشهادة والمفتاح بصيغة PEM.'],
  ),
  'webhook-endpoint.disabled': problem(
    409,
    ['The endpoint is disabled', 'Make it active first.'],
    ['نقطة الاستقبال معطلة', 'فعّلها أولًا.'],
  ),
  'webhook-endpoint.filter-refused': problem(
    422,
    [
      'The filter cannot be understood',
      'Each error names its place. GET /v1/event-types shows the fields of the types that the endpoint wants.',
    ],
    ['تعذّر فهم المرشّح', 'يذكر كل خطأ موضعه. ويعرض GET /v1/event-types حقول الأنواع التي تريدها نقطة الاستقبال.'],
  ),
  'webhook-endpoint.not-found': problem(
    404,
    ['There is no such webhook endpoint', 'List yours with GET /v1/webhook-endpoints.'],
    ['لا توجد نقطة استقبال بهذا المعرّف', 'اعرض نقاطك عبر GET /v1/webhook-endpoints.'],
  ),
  'webhook-endpoint.unknown-event-type': problem(
    422,
    ['An event type does not exist', 'GET /v1/event-types lists the types; `booking.*` and `*` are patterns.'],
    ['نوع حدث غير موجود', 'يعرض GET /v1/event-types الأنواع؛ و`booking.*` و`*` أنماط.'],
  ),
  'webhook-endpoint.unverified': problem(
    409,
    [
      'The receiver has not shown yet that it wants this',
      'POST …/verification asks it, and says what is wrong with its answer.',
    ],
    ['لم يُثبت المستقبِل بعد أنه يريد ذلك', 'يسأله POST …/verification ويقول ما الخطأ في جوابه.'],
  ),
  'webhook-endpoint.verification-required': problem(
    409,
    ['Endpoints have to be verified', 'Choose `options` or `challenge`, or ask for another `webhookVerification`.'],
    ['يجب التحقق من نقاط الاستقبال', 'اختر `options` أو `challenge`، أو اطلب تغيير `webhookVerification`.'],
  ),
  'webhook-key.current': problem(
    409,
    ['Messages are signed with this key', 'Rotate it; an overlap of 0 ends it at once.'],
    ['هذا هو المفتاح الذي توقَّع به الرسائل', 'بدّله؛ ومدة تداخل 0 تنهيه فورًا.'],
  ),
  'webhook-key.hidden': problem(
    403,
    ['Secrets of webhooks are shown once only', 'Rotate the key, or ask who keeps the policy of keys.'],
    ['أسرار الإشعارات تُعرض مرة واحدة فقط', 'بدّل المفتاح، أو اسأل المسؤول عن سياسة المفاتيح.'],
  ),
  'webhook-key.malformed': problem(
    422,
    [
      'The key cannot be read',
      'Give `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 key.',
    ],
    [
      'تعذّرت قراءة المفتاح',
      'أعط `whsec_` مع base64 لـ24 إلى 64 بايت، أو `whsk_` مع base64 لـ32 بايت من مفتاح Ed25519.',
    ],
  ),
  'webhook-key.not-found': problem(
    404,
    ['The endpoint has no such key', 'List its keys with GET /v1/webhook-endpoints/{endpointId}/keys.'],
    ['ليس لنقطة الاستقبال مفتاح كهذا', 'اعرض مفاتيحها عبر GET /v1/webhook-endpoints/{endpointId}/keys.'],
  ),
  'webhook-key.not-shown': problem(
    409,
    ['The secret half of this key is shown to nobody', 'Verify with its `publicKey`.'],
    ['الشق السري من هذا المفتاح لا يُعرض لأحد', 'تحقق بواسطة `publicKey` الخاص به.'],
  ),
  'webhook-key.other-algorithm': problem(
    422,
    ['The key is one for another algorithm', 'Leave the algorithm out, or give a key that fits it.'],
    ['المفتاح مخصص لخوارزمية أخرى', 'لا تذكر الخوارزمية، أو أعط مفتاحًا يناسبها.'],
  ),
  'webhook-key.too-many': problem(
    409,
    ['Ten keys of the endpoint sign already', 'End one of them, or wait until the oldest expires.'],
    ['عشرة مفاتيح لنقطة الاستقبال توقّع الآن', 'أنهِ أحدها أو انتظر انتهاء أقدمها.'],
  ),
  'webhook-target.refused': problem(
    422,
    [
      'Nothing is sent to this address',
      'Give an https address in the public internet; the operator may allow private networks.',
    ],
    ['لا يُرسل شيء إلى هذا العنوان', 'أعط عنوان https على الإنترنت العام؛ ويمكن للمشغّل السماح بالشبكات الخاصة.'],
  ),
  'webhook-target.unresolved': problem(
    422,
    ['The receiver has no address', 'Check the host name and its DNS records.'],
    ['لا عنوان للمستقبِل', 'تحقق من اسم المضيف وسجلات DNS.'],
  ),
  ...webhookReplayProblems,
  ...webhookTransformationProblems,
};
