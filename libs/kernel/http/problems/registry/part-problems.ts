import { problem, type ProblemTexts } from '../../../domain/problem-texts.ts';

/** What the parts of the kernel refuse: the log, projections, subscriptions, tenants that are stopped. */
export const partProblems: ProblemTexts = {
  'event.not-text': problem(
    422,
    ['A text cannot be stored', 'Leave NUL and lone surrogates out.'],
    ['نص لا يمكن حفظه', 'احذف حرف NUL وأنصاف الأزواج البديلة.'],
  ),
  'event.too-large': problem(
    422,
    ['The data are too large', 'Send less in one request.'],
    ['البيانات أكبر من المسموح', 'أرسل أقل في الطلب الواحد.'],
  ),
  'event.too-many': problem(
    422,
    ['The request would change too much at once', 'Split it into several requests.'],
    ['الطلب يغيّر الكثير دفعة واحدة', 'قسّمه على عدة طلبات.'],
  ),
  'impersonation.not-allowed': problem(
    403,
    ['Support may not do this', 'Only the person may; have them do it.'],
    ['لا يجوز للدعم فعل هذا', 'الشخص وحده يستطيع؛ ليفعله بنفسه.'],
  ),
  'key-archive.passphrase-short': problem(
    422,
    ['The passphrase is too short', 'Take a longer one, several words for example.'],
    ['عبارة المرور قصيرة', 'اختر عبارة أطول، عدة كلمات مثلًا.'],
  ),
  'key-archive.unreadable': problem(
    422,
    ['The keys of the archive do not open', 'Check the passphrase and that the file is whole.'],
    ['مفاتيح الأرشيف لا تُفتح', 'تحقق من عبارة المرور ومن سلامة الملف.'],
  ),
  'long-work.finished': problem(
    409,
    ['The operation has ended', 'It can no longer be cancelled.'],
    ['انتهت العملية', 'لم يعد إلغاؤها ممكنًا.'],
  ),
  'long-work.not-finished': problem(
    409,
    ['The work has not ended yet', 'Wait, and ask again after `Retry-After`.'],
    ['لم ينته العمل بعد', 'انتظر واسأل بعد `Retry-After`.'],
  ),
  'long-work.not-found': problem(
    404,
    ['There is no such operation', 'Look for it in `GET /v1/operations`; it is kept for a week after its end.'],
    ['لا توجد عملية كهذه', 'ابحث عنها في `GET /v1/operations`؛ تُحفظ أسبوعًا بعد انتهائها.'],
  ),
  'long-work.not-yours': problem(
    403,
    ['It is the work of somebody else', 'Only who asked for the work may read its result.'],
    ['العمل لغيرك', 'نتيجة العمل لا يقرؤها إلا من طلبه.'],
  ),
  'parked-event.being-retried': problem(
    409,
    ['The event is being tried again', 'Wait for the outcome; it can be skipped if it is parked anew.'],
    ['تجري إعادة محاولة الحدث', 'انتظر النتيجة؛ يمكن تخطيه إن أوقف مجددًا.'],
  ),
  'parked-event.held-back': problem(
    409,
    ['An earlier event is parked', 'Retry or skip the earlier one first.'],
    ['حدث سابق معلّق', 'أعد محاولة الأسبق أو تخطَّه أولًا.'],
  ),
  'person.erased': problem(
    409,
    ['The person was erased', 'Nothing can be written about them any more.'],
    ['بيانات الشخص محذوفة', 'لا يمكن كتابة شيء عنه بعد الآن.'],
  ),
  'projection.not-found': problem(
    404,
    ['There is no such projection', 'List them with GET /v1/subscriptions of the tenant.'],
    ['لا يوجد إسقاط بهذا الاسم', 'اعرضها عبر GET /v1/subscriptions للمستأجر.'],
  ),
  'projection.not-rebuildable': problem(
    409,
    ['The projection cannot be rebuilt', 'The detail says why.'],
    ['لا يمكن إعادة بناء الإسقاط', 'التفاصيل تذكر السبب.'],
  ),
  'projection.rebuild-halted': problem(
    409,
    ['The rebuild is halted', 'Read the error, repair the cause, and resume it.'],
    ['إعادة البناء متوقفة', 'اقرأ الخطأ وأصلح سببه ثم استأنف.'],
  ),
  'projection.rebuilding': problem(
    409,
    ['The projection is being rebuilt', 'Wait for its end, or cancel the rebuild.'],
    ['يُعاد بناء الإسقاط', 'انتظر انتهاءه أو ألغِ إعادة البناء.'],
  ),
  'subscription.busy': problem(
    409,
    ['A worker is in the middle of it', 'Try again in a moment.'],
    ['عامل يعالجه الآن', 'أعد المحاولة بعد لحظات.'],
  ),
  'subscription.halted': problem(409, ['The subscription is halted', 'Resume it.'], ['الاشتراك متوقف', 'استأنفه.']),
  'subscription.has-parked-events': problem(
    409,
    ['Events are parked', 'Retry or skip them first.'],
    ['توجد أحداث معلّقة', 'أعد محاولتها أو تخطَّها أولًا.'],
  ),
  'subscription.not-found': problem(
    404,
    ['There is no such subscription', 'List them with GET /v1/subscriptions of the tenant.'],
    ['لا يوجد اشتراك بهذا الاسم', 'اعرضها عبر GET /v1/subscriptions للمستأجر.'],
  ),
  'subscription.not-rebuildable': problem(
    409,
    ['The subscription cannot be rebuilt', 'The detail says why.'],
    ['لا يمكن إعادة بناء الاشتراك', 'التفاصيل تذكر السبب.'],
  ),
  'subscription.not-rebuilding': problem(
    409,
    ['There is no rebuild', 'Begin one first.'],
    ['لا توجد إعادة بناء', 'ابدأ واحدة أولًا.'],
  ),
  'subscription.rebuild-cancelling': problem(
    409,
    ['The last rebuild is being cleared away', 'Try again in a moment.'],
    ['تجري إزالة إعادة البناء السابقة', 'أعد المحاولة بعد لحظات.'],
  ),
  'subscription.waiting': problem(
    409,
    ['No worker has begun it yet', 'See that a worker runs, and try again.'],
    ['لم يبدأه أي عامل بعد', 'تأكد من تشغيل عامل ثم أعد المحاولة.'],
  ),
  'tenant.frozen': problem(
    503,
    ['The tenant is being moved', 'Try again after `Retry-After`.'],
    ['يجري نقل المستأجر', 'أعد المحاولة بعد `Retry-After`.'],
  ),
  'tenant.not-live': problem(
    403,
    ['The tenant is not in use', 'Ask the operator of the installation.'],
    ['المستأجر غير مستخدم', 'اسأل مشغّل النظام.'],
  ),
  'tenant.suspended': problem(
    403,
    ['The tenant is suspended', 'Ask the operator of the installation.'],
    ['المستأجر معلّق', 'اسأل مشغّل النظام.'],
  ),
};
