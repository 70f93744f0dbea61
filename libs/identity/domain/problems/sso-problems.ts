import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of providers of identity. */
export const ssoProblems: ProblemTexts = {
  'dns.unavailable': problem(
    502,
    ['The DNS does not answer', 'Try again in a moment.'],
    ['نظام DNS لا يجيب', 'أعد المحاولة بعد لحظات.'],
  ),
  'sso-connection.incomplete': problem(
    422,
    ['The connection is incomplete', 'Give oidc and clientSecret, or saml alone.'],
    ['الربط ناقص', 'أعط oidc مع clientSecret، أو saml وحده.'],
  ),
  'sso-connection.not-found': problem(
    404,
    ['There is no such connection', 'List them with GET /v1/sso-connections.'],
    ['لا يوجد ربط بهذا المعرّف', 'اعرضها عبر GET /v1/sso-connections.'],
  ),
  'sso-connection.other-kind': problem(
    422,
    ['A connection keeps its kind', 'Make another one.'],
    ['نوع الربط لا يتغير', 'أنشئ غيره.'],
  ),
  'sso-connection.required': problem(
    409,
    ['It is the last connection that people need', 'Change the sign-in policy first.'],
    ['إنه آخر ربط يحتاجه الناس', 'غيّر سياسة الدخول أولًا.'],
  ),
  'sso-connection.settings': problem(
    422,
    ['The settings are wrong', 'Read `errors`: each entry names the place and what was expected there.'],
    ['الإعدادات خاطئة', 'راجع `errors`: كل عنصر يحدّد الموضع وما كان متوقعًا.'],
  ),
  'sso-connection.too-many': problem(
    409,
    ['There are too many connections', 'Remove one first.'],
    ['عدد الروابط بلغ الحد', 'احذف واحدًا أولًا.'],
  ),
  'sso-connection.untested': problem(
    409,
    ['The connection was not tried yet', 'Sign in by it once with POST …/test.'],
    ['الربط لم يُجرَّب بعد', 'سجّل الدخول به مرة عبر POST …/test.'],
  ),
  'sso-domain.not-found': problem(
    404,
    ['The connection does not hold this domain', 'Add it first.'],
    ['الربط لا يملك هذا النطاق', 'أضفه أولًا.'],
  ),
  'sso-domain.taken': problem(
    409,
    ['Another connection holds this domain', 'Take it away there first.'],
    ['ربط آخر يملك هذا النطاق', 'احذفه من هناك أولًا.'],
  ),
  'sso-domain.too-many': problem(
    409,
    ['There are too many domains', 'Remove one first.'],
    ['عدد النطاقات بلغ الحد', 'احذف واحدًا أولًا.'],
  ),
  'sso-domain.unproved': problem(
    409,
    ['The domain is not proved yet', 'Write the TXT record that the detail names, and try again.'],
    ['لم تُثبت ملكية النطاق', 'أضف سجل TXT المذكور ثم أعد المحاولة.'],
  ),
  'sso.account-exists': problem(
    409,
    ['There is an account with this address', 'Sign in as before and link it with POST /v1/auth/sso/link.'],
    ['يوجد حساب بهذا العنوان', 'سجّل الدخول كالسابق واربطه عبر POST /v1/auth/sso/link.'],
  ),
  'sso.already-linked': problem(
    409,
    ['It is linked to somebody else', 'An administrator has to unlink it first.'],
    ['مرتبط بشخص آخر', 'على المسؤول فك الربط أولًا.'],
  ),
  'sso.answer-refused': problem(
    401,
    ['The provider did not sign you in', 'Begin anew.'],
    ['مزوّد الهوية لم يسجّل دخولك', 'ابدأ من جديد.'],
  ),
  'sso.attempt-ended': problem(401, ['The sign-in is over', 'Begin anew.'], ['انتهت محاولة الدخول', 'ابدأ من جديد.']),
  'sso.code-ended': problem(401, ['The code has ended', 'Begin anew.'], ['انتهى الرمز', 'ابدأ من جديد.']),
  'sso.no-connection': problem(
    404,
    ['No provider is known for this', 'Give the address that you have at work, or sign in otherwise.'],
    ['لا مزوّد هوية معروفًا لهذا', 'أعط عنوان عملك أو ادخل بطريقة أخرى.'],
  ),
  'sso.not-linked': problem(404, ['The person is not linked', 'Link them first.'], ['الشخص غير مرتبط', 'اربطه أولًا.']),
  'sso.other-subject': problem(
    409,
    ['The account belongs to somebody else at the provider', 'An administrator has to unlink it first.'],
    ['الحساب لشخص آخر لدى المزوّد', 'على المسؤول فك الربط أولًا.'],
  ),
  'sso.provider-unavailable': problem(
    502,
    ['The provider of identity does not answer', 'Try again, or tell your administrator.'],
    ['مزوّد الهوية لا يجيب', 'أعد المحاولة أو أبلغ المسؤول.'],
  ),
  'sso.unknown-person': problem(
    403,
    ['You have no account here', 'Ask an administrator to invite you.'],
    ['لا حساب لك هنا', 'اطلب دعوة من المسؤول.'],
  ),
};
