import { problem, type ProblemTexts } from '#kernel/domain';

/** What consumers of the log answer when they refuse. */
export const eventConsumerProblems: ProblemTexts = {
  'event-consumer.ahead-of-log': problem(
    409,
    ['The log is shorter than what the consumer has read', 'Seek to where it is to go on: POST …/seeks.'],
    ['السجل أقصر مما قرأه المستهلك', 'انقله إلى حيث ينبغي أن يتابع: POST …/seeks.'],
  ),
  'event-consumer.backward': problem(
    409,
    ['A checkpoint moves forward only', 'Read the consumer; to go back, seek with POST …/seeks.'],
    ['نقطة المتابعة تتحرك إلى الأمام فقط', 'اقرأ حالة المستهلك؛ وللرجوع استخدم POST …/seeks.'],
  ),
  'event-consumer.beyond-log': problem(
    422,
    ['The place lies beyond the end of the log', 'Give a cursor that a page has shown; `head` is the last position.'],
    ['الموضع يقع بعد نهاية السجل', 'أعطِ مؤشرًا ظهر في إحدى الصفحات؛ و`head` هو آخر موضع.'],
  ),
  'event-consumer.name-taken': problem(
    409,
    ['An event consumer has this name already', 'Choose another name, or move that one with a seek.'],
    ['يوجد مستهلك أحداث بهذا الاسم', 'اختر اسمًا آخر، أو انقل ذلك المستهلك.'],
  ),
  'event-consumer.not-found': problem(
    404,
    ['There is no such event consumer', 'List yours with GET /v1/event-consumers.'],
    ['لا يوجد مستهلك أحداث كهذا', 'اعرض مستهلكيك عبر GET /v1/event-consumers.'],
  ),
  'event-consumer.too-many': problem(
    409,
    ['So many event consumers are kept that there is no room', 'Delete those that no program uses any more.'],
    ['بلغ عدد مستهلكي الأحداث حدّه', 'احذف ما لم يعد أي برنامج يستخدمه.'],
  ),
  'event-consumer.unknown-event': problem(
    422,
    ['There is no event with this id', 'Give an id that GET /v1/events or a webhook has shown, or a time.'],
    ['لا يوجد حدث بهذا المعرّف', 'أعطِ معرّفًا ظهر في GET /v1/events أو في إشعار، أو وقتًا.'],
  ),
};
