import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of booking. */
export const bookingProblems: ProblemTexts = {
  'booking.already-cancelled': problem(
    409,
    ['The booking was cancelled', 'Hold a new slot.'],
    ['أُلغي الحجز', 'احجز موعدًا جديدًا.'],
  ),
  'booking.already-started': problem(
    409,
    ['Work on the vehicle has begun', 'It cannot be cancelled any more; complete it.'],
    ['بدأ العمل على المركبة', 'لا يمكن الإلغاء بعد الآن؛ أكمل الحجز.'],
  ),
  'booking.contended': problem(
    409,
    ['Many want this time at once', 'Try again at once.'],
    ['كثيرون يطلبون هذا الوقت', 'أعد المحاولة فورًا.'],
  ),
  'booking.hold-expired': problem(
    409,
    ['The hold has expired', 'Hold a slot again.'],
    ['انتهت مهلة الحجز المؤقت', 'احجز موعدًا من جديد.'],
  ),
  'booking.need-cleared': problem(
    422,
    ['The maintenance need was met already', 'Book without it, or for an open one.'],
    ['لُبّيت حاجة الصيانة مسبقًا', 'احجز دونها أو لحاجة مفتوحة.'],
  ),
  'booking.need-unknown': problem(
    422,
    ['There is no such maintenance need', 'List the open ones with GET /v1/maintenance-needs.'],
    ['لا توجد حاجة صيانة كهذه', 'اعرض المفتوحة عبر GET /v1/maintenance-needs.'],
  ),
  'booking.not-found': problem(
    404,
    ['There is no such booking', 'List yours with GET /v1/bookings.'],
    ['لا يوجد حجز بهذا المعرّف', 'اعرض حجوزاتك عبر GET /v1/bookings.'],
  ),
  'booking.outside-opening-hours': problem(
    422,
    ['The workshop is closed then', 'Take a start that GET /v1/slots offers.'],
    ['الورشة مغلقة في هذا الوقت', 'اختر موعدًا يعرضه GET /v1/slots.'],
  ),
  'booking.search-incomplete': problem(
    422,
    ['The search says too little', 'Send maintenanceNeedId, or serviceCode and vehicleId.'],
    ['البحث ناقص', 'أرسل maintenanceNeedId، أو serviceCode مع vehicleId.'],
  ),
  'booking.search-range': problem(
    422,
    ['The period cannot be searched', 'Ask for days that are still to come, and not too many at once.'],
    ['لا يمكن البحث في هذه الفترة', 'اطلب أيامًا قادمة وليست كثيرة دفعة واحدة.'],
  ),
  'booking.service-not-offered': problem(
    422,
    ['The workshop does not offer this service', 'Take one of its services, or another workshop.'],
    ['الورشة لا تقدّم هذه الخدمة', 'اختر إحدى خدماتها أو ورشة أخرى.'],
  ),
  'booking.slot-taken': problem(
    409,
    ['The slot is taken', 'Take one of `alternatives`, or search again.'],
    ['الموعد محجوز', 'اختر أحد `alternatives` أو ابحث من جديد.'],
  ),
  'booking.start-off-grid': problem(
    422,
    ['Work does not begin at this minute', 'Take a start that GET /v1/slots offers.'],
    ['لا يبدأ العمل في هذه الدقيقة', 'اختر موعدًا يعرضه GET /v1/slots.'],
  ),
  'booking.start-passed': problem(
    422,
    ['The time has passed', 'Take a start in the future.'],
    ['انقضى الوقت', 'اختر موعدًا قادمًا.'],
  ),
  'booking.too-early': problem(
    409,
    ['An earlier step is missing', 'The detail says what has to come first.'],
    ['خطوة سابقة ناقصة', 'التفاصيل تذكر ما يجب أن يسبق.'],
  ),
  'booking.vehicle-unknown': problem(
    422,
    ['There is no such vehicle', 'Register it first, or send the id of another one.'],
    ['لا توجد مركبة كهذه', 'سجّلها أولًا أو أرسل معرّف غيرها.'],
  ),
  'booking.workshop-unknown': problem(
    422,
    ['There is no such workshop', 'Send the id of one of GET /v1/workshops.'],
    ['لا توجد ورشة كهذه', 'أرسل معرّف ورشة من GET /v1/workshops.'],
  ),
};
