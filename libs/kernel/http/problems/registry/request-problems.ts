import { problem, type ProblemTexts } from '../../../domain/problem-texts.ts';

/** What any request may be answered with. */
export const requestProblems: ProblemTexts = {
  'auth.required': problem(
    401,
    ['Credentials are needed', 'Send `Authorization: Bearer <API key or access token>`.'],
    ['بيانات الاعتماد مطلوبة', 'أرسل `Authorization: Bearer` مع مفتاح API أو رمز دخول.'],
  ),
  'auth.step-up-required': problem(
    401,
    [
      'A fresh proof is needed',
      'Prove who you are at POST /v1/auth/step-up, and repeat the request with the token that you get.',
    ],
    ['يلزم إثبات جديد للهوية', 'أثبت هويتك عبر POST /v1/auth/step-up ثم أعد الطلب بالرمز الذي تحصل عليه.'],
  ),
  'batch.undone': problem(
    424,
    ['Nothing of the batch was done', 'Look at the item that `refusedItem` names, and send the batch anew.'],
    ['لم يُنفَّذ شيء من الدفعة', 'راجع العنصر الذي يذكره `refusedItem` وأعد إرسال الدفعة.'],
  ),
  'body.charset': problem(
    415,
    ['The body is not UTF-8', 'Send JSON in UTF-8, the only encoding that JSON has.'],
    ['ترميز المحتوى ليس UTF-8', 'أرسل JSON بترميز UTF-8 وحده.'],
  ),
  'body.empty': problem(
    400,
    ['The body is empty', 'Send a JSON object, or leave Content-Type out where no body is wanted.'],
    ['المحتوى فارغ', 'أرسل كائن JSON، أو احذف Content-Type حيث لا يلزم محتوى.'],
  ),
  'body.length': problem(
    400,
    ['The body has another length than announced', 'Send as many bytes as Content-Length says.'],
    ['طول المحتوى يخالف المعلن', 'أرسل عدد البايتات المذكور في Content-Length.'],
  ),
  'body.malformed': problem(
    400,
    ['The body cannot be read', 'Send valid JSON in UTF-8.'],
    ['تعذّرت قراءة المحتوى', 'أرسل JSON صحيحًا بترميز UTF-8.'],
  ),
  'body.media-type': problem(
    415,
    ['The media type is not understood', 'Send application/json, or application/merge-patch+json with PATCH.'],
    ['نوع المحتوى غير مدعوم', 'أرسل application/json، أو application/merge-patch+json مع PATCH.'],
  ),
  'body.no-lines': problem(
    422,
    ['There are no lines', 'Send at least one line of NDJSON.'],
    ['لا توجد أسطر', 'أرسل سطر NDJSON واحدًا على الأقل.'],
  ),
  'body.nul': problem(422, ['A line holds NUL', 'Leave the character out.'], ['سطر يحتوي على NUL', 'احذف هذا الحرف.']),
  'body.too-large': problem(
    413,
    ['The body is too large', 'Split it into several requests.'],
    ['المحتوى أكبر من المسموح', 'قسّمه على عدة طلبات.'],
  ),
  'body.too-many-lines': problem(
    422,
    ['There are too many lines', 'Split them into several requests.'],
    ['عدد الأسطر أكبر من المسموح', 'قسّمها على عدة طلبات.'],
  ),
  'command.contended': problem(
    409,
    ['Others change the same thing', 'Try again; the command did nothing.'],
    ['آخرون يغيّرون الشيء نفسه', 'أعد المحاولة؛ لم يُنفَّذ الأمر.'],
  ),
  'http.headers-too-large': problem(
    431,
    ['The headers are too large', 'Send fewer or shorter headers.'],
    ['الترويسات أكبر من المسموح', 'أرسل ترويسات أقل أو أقصر.'],
  ),
  'http.malformed': problem(
    400,
    ['This is not HTTP', 'Send HTTP/1.1 as RFC 9112 defines it.'],
    ['هذا ليس HTTP سليمًا', 'أرسل HTTP/1.1 وفق RFC 9112.'],
  ),
  'http.timeout': problem(
    408,
    ['The request took too long to arrive', 'Send it again, over a faster connection or in smaller parts.'],
    ['استغرق وصول الطلب وقتًا طويلًا', 'أعد إرساله عبر اتصال أسرع أو بأجزاء أصغر.'],
  ),
  'idempotency-key.malformed': problem(
    400,
    ['Idempotency-Key cannot be read', 'Send 1 to 255 visible ASCII characters, a UUID for example.'],
    ['تعذّرت قراءة Idempotency-Key', 'أرسل من 1 إلى 255 حرف ASCII مرئيًا، مثل UUID.'],
  ),
  'idempotency-key.required': problem(
    400,
    ['Idempotency-Key is needed', 'Send a new UUID with each new request, and the same one with its repeats.'],
    ['يلزم إرسال Idempotency-Key', 'أرسل UUID جديدًا مع كل طلب جديد، ونفسه مع تكراره.'],
  ),
  'idempotency.in-progress': problem(
    409,
    ['The first request with this key still runs', 'Try again after `Retry-After`, with the same key.'],
    ['الطلب الأول بهذا المفتاح ما زال جاريًا', 'أعد المحاولة بعد `Retry-After` بالمفتاح نفسه.'],
  ),
  'idempotency.key-reused': problem(
    422,
    ['The Idempotency-Key belongs to another request', 'Use a new key for a new request.'],
    ['مفتاح Idempotency-Key مستخدم لطلب آخر', 'استخدم مفتاحًا جديدًا لكل طلب جديد.'],
  ),
  'if-match.malformed': problem(
    400,
    ['If-Match cannot be read', 'Send the ETag as you got it, "7" in double quotes, or *.'],
    ['تعذّرت قراءة If-Match', 'أرسل ETag كما استلمتها، "7" بين علامتي اقتباس، أو *.'],
  ),
  'if-match.required': problem(
    428,
    ['If-Match is needed', 'Send the ETag of the version that you have seen, or * for any.'],
    ['يلزم إرسال If-Match', 'أرسل ETag للإصدار الذي رأيته، أو * لأي إصدار.'],
  ),
  'key.exhausted': problem(
    429,
    ['The credits of the key are used up', 'Wait for their refill, or give the key more.'],
    ['نفد رصيد المفتاح', 'انتظر تجديده أو زد رصيد المفتاح.'],
  ),
  'method.not-allowed': problem(
    405,
    ['The method is not offered here', 'Use one of the methods that `Allow` lists.'],
    ['الطريقة غير متاحة هنا', 'استخدم إحدى الطرق المذكورة في `Allow`.'],
  ),
  'mode.not-yours': problem(
    403,
    ['You do not choose the mode', 'A key has one mode; use a key of the other one.'],
    ['لا تختار الوضع بنفسك', 'لكل مفتاح وضع واحد؛ استخدم مفتاحًا من الوضع الآخر.'],
  ),
  'mode.unknown': problem(
    400,
    ['There is no such mode', 'Send `Clutch-Mode: live` or `Clutch-Mode: test`, or leave it out.'],
    ['لا يوجد وضع كهذا', 'أرسل `Clutch-Mode: live` أو `Clutch-Mode: test` أو احذفه.'],
  ),
  'operation.browned-out': problem(
    410,
    [
      'The operation ends soon and is switched off for a while',
      'Use its successor, which the header `Link` names; it is back after `Retry-After`.',
    ],
    ['العملية ستنتهي وهي موقوفة مؤقتًا', 'استخدم بديلتها المذكورة في ترويسة `Link`؛ وتعود بعد `Retry-After`.'],
  ),
  'path.malformed': problem(
    400,
    ['The path cannot be read', 'Percent-encode the parts of the path.'],
    ['تعذّرت قراءة المسار', 'رمّز أجزاء المسار بترميز النسبة المئوية.'],
  ),
  'path.too-long': problem(
    414,
    ['A part of the path is too long', 'Shorten it; ids of Clutch are at most 40 characters.'],
    ['جزء من المسار أطول من المسموح', 'اختصره؛ معرّفات كلتش لا تتجاوز 40 حرفًا.'],
  ),
  'permission.beyond-own': problem(
    403,
    ['Nobody gives what they lack', 'Leave the permission out, or let somebody give it who has it.'],
    ['لا يمنح أحد ما لا يملكه', 'احذف الإذن، أو ليمنحه من يملكه.'],
  ),
  'permission.denied': problem(
    403,
    ['The permission is missing', '`permission` names it; ask an administrator for a role or key that has it.'],
    ['الإذن غير متوفر', 'الحقل `permission` يذكره؛ اطلب من المسؤول دورًا أو مفتاحًا يملكه.'],
  ),
  'position.malformed': problem(
    400,
    ['Clutch-Min-Position cannot be read', 'Send the number as Clutch-Position showed it.'],
    ['تعذّرت قراءة Clutch-Min-Position', 'أرسل الرقم كما ظهر في Clutch-Position.'],
  ),
  'projection.behind': problem(
    503,
    ['The read has not caught up yet', 'Try again after `Retry-After`, or read without Clutch-Min-Position.'],
    ['القراءة لم تلحق بعد', 'أعد المحاولة بعد `Retry-After`، أو اقرأ دون Clutch-Min-Position.'],
  ),
  'quota.exceeded': problem(
    429,
    ['The quota of this month is used up', 'Wait for the next month, or ask for a larger plan.'],
    ['نفدت حصة هذا الشهر', 'انتظر الشهر القادم أو اطلب خطة أكبر.'],
  ),
  'rate.exceeded': problem(
    429,
    ['Too many requests', 'Wait as long as `Retry-After` says; `RateLimit` shows what is left.'],
    ['طلبات كثيرة جدًا', 'انتظر المدة المذكورة في `Retry-After`؛ ويبيّن `RateLimit` ما تبقّى.'],
  ),
  'release.outdated': problem(
    503,
    ['A release is being rolled out', 'Try again after `Retry-After`.'],
    ['يجري نشر إصدار جديد', 'أعد المحاولة بعد `Retry-After`.'],
  ),
  'request.invalid': problem(
    422,
    ['The request is not valid', 'Read `errors`: each entry names the place and what was expected there.'],
    ['الطلب غير صالح', 'راجع `errors`: كل عنصر يحدّد الموضع وما كان متوقعًا فيه.'],
  ),
  'request.malformed': problem(
    400,
    ['The request cannot be read', 'Compare it with the reference.'],
    ['تعذّرت قراءة الطلب', 'قارنه بالمرجع.'],
  ),
  'request.refused': problem(
    null,
    ['The request was refused', 'Compare it with the reference.'],
    ['رُفض الطلب', 'قارنه بالمرجع.'],
  ),
  'route.not-found': problem(
    404,
    ['There is nothing at this address', 'Compare path and method with the reference; paths are case-sensitive.'],
    ['لا شيء في هذا العنوان', 'قارن المسار والطريقة بالمرجع؛ المسارات حساسة لحالة الأحرف.'],
  ),
  'server.overloaded': problem(
    503,
    ['More is asked than can be answered', 'Try again after `Retry-After`, with the same Idempotency-Key.'],
    ['الطلبات أكثر مما يمكن تلبيته', 'أعد المحاولة بعد `Retry-After` بنفس Idempotency-Key.'],
  ),
  'version.mismatch': problem(
    412,
    ['The resource has changed', 'Read it again, decide anew, and send the new ETag in If-Match.'],
    ['تغيّر المورد', 'اقرأه من جديد وقرّر، ثم أرسل قيمة ETag الجديدة في If-Match.'],
  ),
  'version.unknown': problem(
    400,
    ['There is no such version', "GET /v1/versions lists them; left out, the key's own is spoken."],
    ['لا يوجد إصدار كهذا', 'يعرضها GET /v1/versions؛ ودونه يُستخدم إصدار المفتاح.'],
  ),
  internal: problem(
    500,
    ['Something went wrong on our side', 'Try again; if it stays, tell the support the `requestId`.'],
    ['حدث خطأ لدينا', 'أعد المحاولة؛ وإن استمر فأبلغ الدعم بقيمة `requestId`.'],
  ),
  unavailable: problem(
    503,
    ['Not available right now', 'Try again after `Retry-After`, with the same Idempotency-Key.'],
    ['الخدمة غير متاحة الآن', 'أعد المحاولة بعد `Retry-After` بنفس Idempotency-Key.'],
  ),
};
