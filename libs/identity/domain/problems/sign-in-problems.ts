import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of signing in and of sessions. */
export const signInProblems: ProblemTexts = {
  'session.expired': problem(
    401,
    ['The session has expired', 'Refresh the token at POST /v1/sessions/refresh, or sign in again.'],
    ['انتهت الجلسة', 'جدّد الرمز عبر POST /v1/sessions/refresh أو سجّل الدخول.'],
  ),
  'session.not-found': problem(
    404,
    ['There is no such session', 'List yours with GET /v1/sessions.'],
    ['لا توجد جلسة بهذا المعرّف', 'اعرض جلساتك عبر GET /v1/sessions.'],
  ),
  'session.refresh-reused': problem(
    401,
    ['The refresh token was used before', 'The session was ended for everybody; sign in again.'],
    ['استُخدم رمز التجديد من قبل', 'أُنهيت الجلسة للجميع؛ سجّل الدخول من جديد.'],
  ),
  'session.too-many': problem(
    409,
    ['You are signed in too often', 'Sign out somewhere else first.'],
    ['عدد جلساتك بلغ الحد', 'سجّل الخروج من مكان آخر أولًا.'],
  ),
  'session.unknown': problem(401, ['The session has ended', 'Sign in again.'], ['انتهت الجلسة', 'سجّل الدخول من جديد.']),
  'session.unverifiable': problem(
    503,
    ['The session cannot be checked now', 'Try again after `Retry-After`.'],
    ['تعذّر التحقق من الجلسة الآن', 'أعد المحاولة بعد `Retry-After`.'],
  ),
  'session.wrong-credentials': problem(
    401,
    ['Tenant, address or password is wrong', 'Type them again, or reset the password.'],
    ['المستأجر أو العنوان أو كلمة المرور خاطئة', 'أعد كتابتها أو استعد كلمة المرور.'],
  ),
  'session.wrong-passkey': problem(
    401,
    ['The passkey does not fit', 'Begin anew.'],
    ['مفتاح المرور غير مطابق', 'ابدأ من جديد.'],
  ),
  'sign-in-policy.idle-beyond-absolute': problem(
    422,
    ['Idle time is longer than the whole session', 'Make idleMinutes shorter than absoluteHours.'],
    ['مهلة الخمول أطول من الجلسة', 'اجعل idleMinutes أقصر من absoluteHours.'],
  ),
  'sign-in-policy.no-break-glass': problem(
    422,
    ['An owner must come in otherwise too', 'Give breakGlassUserId with ssoRequired, and never without.'],
    ['يلزم مالك يدخل بطريقة أخرى', 'أعط breakGlassUserId مع ssoRequired ولا تعطه بدونه.'],
  ),
  'sign-in-policy.no-connection': problem(
    409,
    ['No connection is on', 'Switch one on before everybody needs it.'],
    ['لا ربط مفعّلًا', 'فعّل ربطًا قبل إلزام الجميع به.'],
  ),
  'sign-in.attempt-not-found': problem(
    404,
    ['The sign-in is over', 'Begin anew.'],
    ['انتهت محاولة الدخول', 'ابدأ من جديد.'],
  ),
  'sign-in.enrol-first': problem(
    409,
    ['A second factor is needed first', 'Set it up on this device, then go on.'],
    ['يلزم عامل ثانٍ أولًا', 'أعدّه على هذا الجهاز ثم تابع.'],
  ),
  'sign-in.link-ended': problem(
    401,
    ['The link has ended', 'Ask for a new one.'],
    ['انتهى الرابط', 'اطلب رابطًا جديدًا.'],
  ),
  'sign-in.provider-required': problem(
    403,
    ['People come in by their provider only', 'Begin at POST /v1/auth/sso/start.'],
    ['الدخول عبر مزوّد الهوية فقط', 'ابدأ من POST /v1/auth/sso/start.'],
  ),
  'sign-in.qr-ended': problem(401, ['The code has ended', 'Begin anew.'], ['انتهى الرمز', 'ابدأ من جديد.']),
  'sign-in.too-many-tries': problem(
    429,
    ['Too many tries have failed', 'Wait as long as `Retry-After` says.'],
    ['محاولات فاشلة كثيرة', 'انتظر المدة في `Retry-After`.'],
  ),
  'sign-in.unknown-tenant': problem(
    404,
    ['There is no such tenant', 'Check the short name.'],
    ['لا يوجد مستأجر كهذا', 'تحقق من الاسم المختصر.'],
  ),
  'sign-in.wrong-number': problem(
    401,
    ['The other device shows another number', 'Begin anew there.'],
    ['الجهاز الآخر يعرض رقمًا مختلفًا', 'ابدأ من جديد هناك.'],
  ),
  'sign-in.wrong-proof': problem(
    401,
    ['This does not prove the factor', 'Try again, or another factor.'],
    ['هذا لا يثبت العامل', 'أعد المحاولة أو استخدم عاملًا آخر.'],
  ),
  'step-up.not-found': problem(404, ['The step-up is over', 'Begin anew.'], ['انتهت إعادة الإثبات', 'ابدأ من جديد.']),
};
