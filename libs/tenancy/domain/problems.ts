import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of tenancy. */
export const tenancyProblems: ProblemTexts = {
  'archive.gone': problem(
    404,
    ['The archive is not kept any more', 'Export the tenant again.'],
    ['لم يعد الأرشيف محفوظًا', 'صدّر المستأجر من جديد.'],
  ),
  'cell.same': problem(
    409,
    ['The tenant lives there already', 'Name another database.'],
    ['المستأجر موجود هناك أصلًا', 'سمِّ قاعدة بيانات أخرى.'],
  ),
  'cell.unknown': problem(
    422,
    ['There is no such database', 'Name one of those in CLUTCH_CELL_URLS.'],
    ['لا توجد قاعدة بيانات كهذه', 'سمِّ إحدى المذكورة في CLUTCH_CELL_URLS.'],
  ),
  'operation.not-done': problem(
    409,
    ['The operation is not done', 'Wait until its state is done.'],
    ['العملية لم تنته', 'انتظر حتى تصبح حالتها done.'],
  ),
  'operation.not-found': problem(
    404,
    ['There is no such operation', 'Check the id that the 202 answered.'],
    ['لا توجد عملية بهذا المعرّف', 'تحقق من المعرّف الذي عاد مع 202.'],
  ),
  'parked-event.not-found': problem(
    404,
    ['No event is parked there', 'List them with GET …/parked-events.'],
    ['لا حدث معلّقًا هناك', 'اعرضها عبر GET …/parked-events.'],
  ),
  'rebuild.halted': problem(
    409,
    ['The rebuild keeps failing', 'Read the error, repair the cause, and resume it.'],
    ['إعادة البناء تفشل باستمرار', 'اقرأ الخطأ وأصلح سببه ثم استأنف.'],
  ),
  'story.not-found': problem(
    404,
    ['No event follows from this request', 'Check the id of the request.'],
    ['لا حدث نتج عن هذا الطلب', 'تحقق من معرّف الطلب.'],
  ),
  'tenant.being-created': problem(
    409,
    ['The tenant is being created', 'Try again in half a minute.'],
    ['يجري إنشاء المستأجر', 'أعد المحاولة بعد نصف دقيقة.'],
  ),
  'tenant.being-deleted': problem(
    409,
    ['The tenant is to be deleted', 'Cancel the deletion first.'],
    ['المستأجر مجدول للحذف', 'ألغِ الحذف أولًا.'],
  ),
  'tenant.being-moved': problem(
    409,
    ['The tenant is being moved', 'Try again when it has arrived.'],
    ['يجري نقل المستأجر', 'أعد المحاولة بعد وصوله.'],
  ),
  'tenant.being-restored': problem(
    409,
    ['The tenant is being restored', 'Wait for its end.'],
    ['يجري استرجاع المستأجر', 'انتظر الانتهاء.'],
  ),
  'tenant.deletion-begun': problem(
    409,
    ['The deletion has begun', 'It cannot be undone; restore an archive instead.'],
    ['بدأ الحذف', 'لا يمكن التراجع؛ استرجع أرشيفًا بدلًا منه.'],
  ),
  'tenant.is-sandbox': problem(
    409,
    ['It holds the test data of a tenant', 'Do this with the tenant itself; its test data follow.'],
    ['يضم بيانات اختبار لمستأجر', 'نفّذ ذلك على المستأجر نفسه فتتبعه بياناته.'],
  ),
  'tenant.not-found': problem(
    404,
    ['There is no such tenant', 'List them with GET /v1/tenants.'],
    ['لا يوجد مستأجر كهذا', 'اعرضهم عبر GET /v1/tenants.'],
  ),
  'tenant.not-moving': problem(
    409,
    ['The tenant is not being moved', 'Begin a move first.'],
    ['المستأجر ليس قيد النقل', 'ابدأ النقل أولًا.'],
  ),
  'tenant.slug-malformed': problem(
    422,
    ['The slug cannot be used', 'Take small letters, digits and hyphens, beginning with a letter.'],
    ['الاسم المختصر غير صالح', 'استخدم أحرفًا لاتينية صغيرة وأرقامًا وشرطات، يبدأ بحرف.'],
  ),
  'tenant.slug-reserved': problem(
    422,
    ['The slug is reserved', 'Take another one.'],
    ['الاسم المختصر محجوز', 'اختر غيره.'],
  ),
  'tenant.slug-taken': problem(
    409,
    ['The slug belongs to another tenant', 'Take another one.'],
    ['الاسم المختصر لمستأجر آخر', 'اختر غيره.'],
  ),
  'tenant.unsettled': problem(
    409,
    ['The tenant is in between', 'Wait until what was begun has ended.'],
    ['المستأجر في حالة انتقالية', 'انتظر حتى ينتهي ما بدأ.'],
  ),
  'test-clock.backwards': problem(
    409,
    ['The clock of test data only goes forward', 'DELETE /v1/test/data begins anew with the present.'],
    ['ساعة بيانات الاختبار تتقدم فقط', 'يبدأ DELETE /v1/test/data من جديد بالوقت الحاضر.'],
  ),
  'test-clock.too-far': problem(
    422,
    ['The clock cannot be moved so far', 'Stay within 20 years of the present.'],
    ['لا تتقدم الساعة إلى هذا الحد', 'ابق ضمن 20 سنة من الحاضر.'],
  ),
  'test-mode.required': problem(
    409,
    ['This is about test data', 'Ask with a test key, or as a person with `Clutch-Mode: test`.'],
    ['هذا يخص بيانات الاختبار', 'استخدم مفتاح اختبار، أو أرسل `Clutch-Mode: test` كشخص.'],
  ),
};
