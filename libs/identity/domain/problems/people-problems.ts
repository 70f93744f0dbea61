import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of people, their passwords and factors. */
export const peopleProblems: ProblemTexts = {
  'backup-codes.no-factor': problem(
    409,
    ['There is no factor yet', 'Set one up first; backup codes stand in for one that was lost.'],
    ['لا عامل تحقق بعد', 'أعدّ عاملًا أولًا؛ فالرموز الاحتياطية بديل عنه.'],
  ),
  'factor.already-confirmed': problem(
    409,
    ['The factor is in use already', 'Nothing is left to do.'],
    ['العامل مستخدم أصلًا', 'لا شيء يلزم.'],
  ),
  'factor.code-not-sent': problem(
    503,
    ['The code could not be sent', 'Try again in a moment.'],
    ['تعذّر إرسال الرمز', 'أعد المحاولة بعد لحظات.'],
  ),
  'factor.last-one': problem(
    409,
    ['The last factor stays', 'Set up another one before you remove it.'],
    ['العامل الأخير يبقى', 'أعدّ عاملًا آخر قبل حذفه.'],
  ),
  'factor.not-allowed': problem(
    409,
    ['Your organisation does not allow this kind', 'Take one of the kinds that the detail names.'],
    ['مؤسستك لا تسمح بهذا النوع', 'اختر نوعًا مذكورًا في التفاصيل.'],
  ),
  'factor.not-found': problem(
    404,
    ['There is no such factor', 'List yours with GET /v1/auth/mfa/factors.'],
    ['لا يوجد عامل بهذا المعرّف', 'اعرض عواملك عبر GET /v1/auth/mfa/factors.'],
  ),
  'factor.not-of-kind': problem(
    422,
    ['The factor is of another kind', 'Send what its kind needs.'],
    ['العامل من نوع آخر', 'أرسل ما يلزم لنوعه.'],
  ),
  'factor.of-owner': problem(
    403,
    ['It is the factor of an owner', 'Only another owner resets it.'],
    ['العامل يخص مالكًا', 'لا يعيد ضبطه إلا مالك آخر.'],
  ),
  'factor.own-account': problem(
    409,
    ['These are your own factors', 'Remove them at /v1/auth/mfa/factors.'],
    ['هذه عواملك أنت', 'احذفها عبر /v1/auth/mfa/factors.'],
  ),
  'factor.person-erased': problem(
    409,
    ['The person was erased', 'Nothing is left to do.'],
    ['بيانات الشخص محذوفة', 'لا شيء يلزم.'],
  ),
  'factor.too-many': problem(
    409,
    ['There are too many factors', 'Remove one first.'],
    ['عدد العوامل بلغ الحد', 'احذف واحدًا أولًا.'],
  ),
  'factor.too-many-codes': problem(
    429,
    ['Too many codes were sent', 'Use another factor, or wait as long as `Retry-After` says.'],
    ['أُرسلت رموز كثيرة', 'استخدم عاملًا آخر أو انتظر مدة `Retry-After`.'],
  ),
  'factor.unreachable': problem(
    422,
    ['No message can be sent there', 'Give another number or address.'],
    ['لا يمكن الإرسال إلى هناك', 'أعط رقمًا أو عنوانًا آخر.'],
  ),
  'factor.wrong-proof': problem(
    422,
    ['This does not prove the factor', 'Send the code that is shown now.'],
    ['هذا لا يثبت العامل', 'أرسل الرمز الظاهر الآن.'],
  ),
  'invitation.not-found': problem(
    404,
    ['There is no open invitation', 'Invite the person again.'],
    ['لا دعوة مفتوحة', 'ادعُ الشخص من جديد.'],
  ),
  'invitation.unknown-role': problem(
    422,
    ['There is no such role', 'List them with GET /v1/roles.'],
    ['لا يوجد دور كهذا', 'اعرض الأدوار عبر GET /v1/roles.'],
  ),
  'mfa-policy.no-kind': problem(
    422,
    ['No kind of factor is allowed', 'Allow at least one.'],
    ['لا نوع عامل مسموحًا', 'اسمح بنوع واحد على الأقل.'],
  ),
  'mfa-policy.no-role': problem(
    422,
    ['No role is named', 'Name at least one role that needs a factor.'],
    ['لم يُذكر دور', 'اذكر دورًا واحدًا على الأقل.'],
  ),
  'mfa-policy.sms-alone': problem(
    422,
    ['Text messages alone are too weak', 'Allow totp or passkey beside them.'],
    ['الرسائل النصية وحدها ضعيفة', 'اسمح معها بـ totp أو passkey.'],
  ),
  'passkey.already-known': problem(
    409,
    ['The passkey is set up already', 'Use it, or take another authenticator.'],
    ['مفتاح المرور مُعدّ أصلًا', 'استخدمه أو خذ جهازًا آخر.'],
  ),
  'password.busy': problem(
    503,
    ['Too many people sign in at the moment', 'Try again after `Retry-After`.'],
    ['كثيرون يسجّلون الدخول الآن', 'أعد المحاولة بعد `Retry-After`.'],
  ),
  'person.required': problem(
    403,
    ['This concerns a person', 'Sign in and send the access token; an API key is nobody.'],
    ['هذا يخص شخصًا', 'سجّل الدخول وأرسل رمز الوصول؛ فمفتاح API ليس شخصًا.'],
  ),
  'registration.not-open': problem(
    403,
    ['Accounts are given by invitation', 'Ask an administrator to invite you.'],
    ['الحسابات بالدعوة فقط', 'اطلب دعوة من المسؤول.'],
  ),
  'user.disabled': problem(
    403,
    ['The account cannot be used', 'Ask an administrator.'],
    ['الحساب معطل', 'اسأل المسؤول.'],
  ),
  'user.email-taken': problem(
    409,
    ['The address has an account', 'Use the account that has it, or another address.'],
    ['للعنوان حساب قائم', 'استخدم ذلك الحساب أو عنوانًا آخر.'],
  ),
  'user.last-owner': problem(
    409,
    ['It is the only owner', 'Make somebody else an owner first.'],
    ['إنه المالك الوحيد', 'اجعل غيره مالكًا أولًا.'],
  ),
  'user.not-found': problem(
    404,
    ['There is no such person', 'List them with GET /v1/users.'],
    ['لا يوجد شخص بهذا المعرّف', 'اعرضهم عبر GET /v1/users.'],
  ),
  'user.own-account': problem(
    409,
    ['Nobody disables their own account', 'Ask another administrator.'],
    ['لا يعطّل أحد حسابه', 'اطلب من مسؤول آخر.'],
  ),
  'user.owners-address': problem(
    409,
    ['A directory does not move an owner', 'The owner changes the address.'],
    ['الدليل لا يغيّر عنوان المالك', 'المالك يغيّر عنوانه بنفسه.'],
  ),
  'user.password-guessable': problem(
    422,
    ['The password is easily guessed', 'Take several words that have nothing to do with each other.'],
    ['كلمة المرور سهلة التخمين', 'اختر عدة كلمات لا صلة بينها.'],
  ),
  'user.password-leaked': problem(
    422,
    ['The password was leaked somewhere', 'Take another one.'],
    ['كلمة المرور مسرّبة', 'اختر غيرها.'],
  ),
  'user.password-length': problem(
    422,
    ['The password has a wrong length', 'The detail says how many characters it may have.'],
    ['طول كلمة المرور غير مناسب', 'التفاصيل تذكر عدد الأحرف المسموح.'],
  ),
  'user.wrong-password': problem(
    422,
    ['The current password is wrong', 'Type it again, or reset it.'],
    ['كلمة المرور الحالية خاطئة', 'أعد كتابتها أو استعدها.'],
  ),
};
