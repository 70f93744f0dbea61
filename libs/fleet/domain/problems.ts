import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of fleet. */
export const fleetProblems: ProblemTexts = {
  'maintenance-need.not-found': problem(
    404,
    ['There is no such maintenance need', 'List them with GET /v1/maintenance-needs.'],
    ['لا توجد حاجة صيانة بهذا المعرّف', 'اعرضها عبر GET /v1/maintenance-needs.'],
  ),
  'trouble-code.implausible-time': problem(
    422,
    ['The time cannot be right', 'Send when the vehicle found it, not later than now.'],
    ['الوقت غير معقول', 'أرسل وقت اكتشاف المركبة للعطل، دون تجاوز الآن.'],
  ),
  'trouble-code.malformed': problem(
    422,
    ['This is no trouble code', 'Write it as SAE J2012 does: P0118.'],
    ['هذا ليس رمز عطل', 'اكتبه وفق SAE J2012 مثل P0118.'],
  ),
  'vehicle.already-registered': problem(
    409,
    ['The VIN is registered already', 'Use the vehicle that has it; `filter[vin]` finds it.'],
    ['رقم الهيكل مسجّل مسبقًا', 'استخدم المركبة المسجلة به.'],
  ),
  'vehicle.not-found': problem(
    404,
    ['There is no such vehicle', 'List yours with GET /v1/vehicles.'],
    ['لا توجد مركبة بهذا المعرّف', 'اعرض مركباتك عبر GET /v1/vehicles.'],
  ),
  'vehicle.vin-character': problem(
    422,
    ['A character cannot stand in a VIN', 'I, O and Q are never used; compare it with the registration.'],
    ['حرف لا يرد في رقم الهيكل', 'لا تُستخدم I وO وQ أبدًا؛ قارنه بالاستمارة.'],
  ),
  'vehicle.vin-check-digit': problem(
    422,
    ['The check digit of the VIN is wrong', 'A character was mistyped; the detail says which digit was expected.'],
    ['خانة التحقق في رقم الهيكل خاطئة', 'أُدخل حرف خطأ؛ والتفاصيل تذكر الخانة المتوقعة.'],
  ),
  'vehicle.vin-length': problem(
    422,
    ['The VIN has another length', 'Send all 17 characters.'],
    ['طول رقم الهيكل مختلف', 'أرسل الأحرف السبعة عشر كلها.'],
  ),
};
