import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of apps and directories. */
export const appsProblems: ProblemTexts = {
  'directory.not-found': problem(
    404,
    ['There is no such directory', 'List them with GET /v1/directories.'],
    ['لا يوجد دليل بهذا المعرّف', 'اعرضها عبر GET /v1/directories.'],
  ),
  'directory.owner-role': problem(
    422,
    ['A directory does not make owners', 'Take another role.'],
    ['الدليل لا يعيّن المالكين', 'اختر دورًا آخر.'],
  ),
  'directory.person-kept': problem(
    409,
    ['Another directory keeps this person', 'Take them out there first.'],
    ['دليل آخر يضم هذا الشخص', 'أخرجه من هناك أولًا.'],
  ),
  'directory.unknown-role': problem(
    422,
    ['There is no such role', 'List them with GET /v1/roles.'],
    ['لا يوجد دور كهذا', 'اعرض الأدوار عبر GET /v1/roles.'],
  ),
  'directory.unknown-token': problem(
    401,
    ['The token of the directory is wrong', 'Make a new one and give it to your directory.'],
    ['رمز الدليل خاطئ', 'أنشئ رمزًا جديدًا وأعطه لدليلك.'],
  ),
  'oauth-client.authentication': problem(
    422,
    ['The way of authenticating does not fit', 'The detail says which one does.'],
    ['طريقة المصادقة غير مناسبة', 'التفاصيل تذكر المناسبة.'],
  ),
  'oauth-client.key': problem(
    422,
    ['A key cannot be used', 'Send a public JWK as the detail says.'],
    ['مفتاح غير قابل للاستخدام', 'أرسل JWK عامًا كما في التفاصيل.'],
  ),
  'oauth-client.keys': problem(
    422,
    ['Keys and way of authenticating do not fit', 'Send keys with private-key-jwt, and only then.'],
    ['المفاتيح لا تناسب طريقة المصادقة', 'أرسل المفاتيح مع private-key-jwt فقط.'],
  ),
  'oauth-client.no-secret': problem(
    409,
    ['The app has no secret', 'It authenticates without one.'],
    ['التطبيق بلا سر', 'إنه يصادق بدونه.'],
  ),
  'oauth-client.not-found': problem(
    404,
    ['There is no such app', 'List them with GET /v1/oauth-clients.'],
    ['لا يوجد تطبيق بهذا المعرّف', 'اعرضها عبر GET /v1/oauth-clients.'],
  ),
  'oauth-client.redirect-uri': problem(
    422,
    ['A redirect address cannot be used', 'The detail says what it must be.'],
    ['عنوان إعادة التوجيه غير صالح', 'التفاصيل تذكر ما يلزم.'],
  ),
  'oauth-client.redirect-uris': problem(
    422,
    ['A machine has no redirect addresses', 'Leave redirectUris out.'],
    ['الآلة بلا عناوين توجيه', 'احذف redirectUris.'],
  ),
  'oauth-client.refused': problem(
    422,
    ['The protocol does not allow it', 'The detail says why.'],
    ['البروتوكول لا يسمح بذلك', 'التفاصيل تذكر السبب.'],
  ),
  'oauth-client.scope': problem(
    422,
    ['No app is given this', 'Leave the scope out.'],
    ['لا يُمنح هذا لتطبيق', 'احذف النطاق.'],
  ),
  'oauth-consent.not-found': problem(
    404,
    ['There is no such consent', 'List yours with GET /v1/oauth/consents.'],
    ['لا توجد موافقة كهذه', 'اعرض موافقاتك عبر GET /v1/oauth/consents.'],
  ),
  'oauth-interaction.not-found': problem(
    404,
    ['The request of the app is over', 'Begin at the app again.'],
    ['انتهى طلب التطبيق', 'ابدأ من التطبيق مجددًا.'],
  ),
  'oauth.expired': problem(
    401,
    ['The access token has expired', 'Get a new one with your refresh token.'],
    ['انتهى رمز الوصول', 'احصل على جديد برمز التجديد.'],
  ),
  'oauth.revoked': problem(
    401,
    ['The access token is not good any more', 'Have the person sign in again.'],
    ['رمز الوصول لم يعد صالحًا', 'ليسجّل الشخص الدخول من جديد.'],
  ),
  'oauth.unknown-tenant': problem(
    404,
    ['There is no authorisation server here', 'Check the short name of the tenant in the address.'],
    ['لا خادم تفويض هنا', 'تحقق من اسم المستأجر في العنوان.'],
  ),
  'oauth.unverifiable': problem(
    503,
    ['The token cannot be checked now', 'Try again after `Retry-After`.'],
    ['تعذّر التحقق من الرمز الآن', 'أعد المحاولة بعد `Retry-After`.'],
  ),
  'scim.not-found': problem(
    404,
    ['There is nothing with this id', 'Check the id.'],
    ['لا شيء بهذا المعرّف', 'تحقق من المعرّف.'],
  ),
  'scim.refused': problem(
    422,
    ['The directory asks for what cannot be done', 'The detail says why.'],
    ['طلب الدليل غير ممكن', 'التفاصيل تذكر السبب.'],
  ),
  'scim.taken': problem(409, ['It is in use already', 'Use the one that has it.'], ['مستخدم أصلًا', 'استخدم صاحبه.']),
};
