import { problem, type ProblemTexts } from '#kernel/domain';

/** What resends and replays of webhooks answer when they refuse. */
export const webhookReplayProblems: ProblemTexts = {
  'webhook-message.expunged': problem(
    409,
    [
      'The body of the message is gone',
      'Its tries and their outcomes are still shown; GET /v1/events may have the event.',
    ],
    ['لم يعد محتوى الرسالة موجودًا', 'ما زالت محاولاتها ونتائجها معروضة؛ وقد تجد الحدث عبر GET /v1/events.'],
  ),
  'webhook-message.reference-taken': problem(
    409,
    [
      'Another message has this reference',
      'Give each message a reference of its own; the same one again is sent once.',
    ],
    ['هذا المرجع مستخدم لرسالة أخرى', 'أعط كل رسالة مرجعًا خاصًا بها؛ وإعادة الرسالة نفسها لا ترسلها مرتين.'],
  ),
  'webhook-message.too-large': problem(
    422,
    [
      'The message is too large',
      'Send less: 60 KiB of data as JSON at the most, or ids by which the rest can be asked for.',
    ],
    ['الرسالة أكبر من المسموح', 'أرسل أقل: ‏60 كيبيبايت من البيانات بصيغة JSON على الأكثر، أو معرّفات يُطلب بها الباقي.'],
  ),
  'webhook-message.not-found': problem(
    404,
    ['There is no such webhook message', 'List messages with GET /v1/webhook-messages.'],
    ['لا توجد رسالة إشعارات بهذا المعرّف', 'اعرض الرسائل عبر GET /v1/webhook-messages.'],
  ),
  'webhook-replay.before-retention': problem(
    422,
    ['Messages from before then are no longer kept', 'Begin within the time that `details.since` names.'],
    ['لم تعد الرسائل السابقة لذلك محفوظة', 'ابدأ ضمن المدة التي يذكرها `details.since`.'],
  ),
  'webhook-replay.never-disabled': problem(
    422,
    ['The endpoint was never disabled', 'Give `since`: the moment from which on it has missed something.'],
    ['لم تُعطَّل نقطة الاستقبال قط', 'أعط `since`: اللحظة التي بدأ عندها فوات الرسائل.'],
  ),
  'webhook-replay.no-period': problem(
    422,
    ['The period ends before it begins', 'Give an `until` that is after `since`.'],
    ['الفترة تنتهي قبل أن تبدأ', 'أعط `until` بعد `since`.'],
  ),
};
