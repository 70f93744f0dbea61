import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of roles, grants and groups. */
export const accessProblems: ProblemTexts = {
  'authz.unknown-action': problem(
    422,
    ['There is no such permission', 'The reference names the permission of each operation.'],
    ['لا يوجد إذن كهذا', 'يذكر المرجع إذن كل عملية.'],
  ),
  'authz.unknown-principal': problem(
    404,
    ['There is nobody with this id', 'Check kind and id.'],
    ['لا أحد بهذا المعرّف', 'تحقق من النوع والمعرّف.'],
  ),
  'case.name-taken': problem(
    409,
    ['Another case has this name', 'Take another name.'],
    ['حالة أخرى تحمل هذا الاسم', 'اختر اسمًا آخر.'],
  ),
  'case.not-found': problem(
    404,
    ['There is no such case', 'List them with GET /v1/authz/cases.'],
    ['لا توجد حالة بهذا المعرّف', 'اعرضها عبر GET /v1/authz/cases.'],
  ),
  'case.too-many': problem(
    409,
    ['There are too many cases', 'Remove one first.'],
    ['عدد الحالات بلغ الحد', 'احذف واحدة أولًا.'],
  ),
  'grant.ends-before-it-begins': problem(
    422,
    ['The grant would end before it begins', 'Give a notAfter that lies after notBefore.'],
    ['المنحة تنتهي قبل أن تبدأ', 'اجعل notAfter بعد notBefore.'],
  ),
  'grant.hours': problem(
    422,
    ['The hours are wrong', 'from must lie before until, on one day.'],
    ['الساعات غير صحيحة', 'يجب أن يسبق from قيمة until في اليوم نفسه.'],
  ),
  'grant.not-found': problem(
    404,
    ['There is no such grant', 'List them with GET /v1/grants.'],
    ['لا توجد منحة بهذا المعرّف', 'اعرضها عبر GET /v1/grants.'],
  ),
  'grant.over-already': problem(
    422,
    ['The grant would be over already', 'Give a notAfter that lies in the future.'],
    ['المنحة منتهية أصلًا', 'اجعل notAfter في المستقبل.'],
  ),
  'grant.scope': problem(
    422,
    [
      'The scope does not fit its kind',
      'Give workshopIds with workshop, vehicleIds with fleet, neither with the others.',
    ],
    ['النطاق لا يناسب نوعه', 'أعط workshopIds مع workshop وvehicleIds مع fleet ولا شيء مع غيرهما.'],
  ),
  'grant.unknown-holder': problem(
    422,
    ['There is no such holder', 'Check kind and id.'],
    ['لا يوجد حامل كهذا', 'تحقق من النوع والمعرّف.'],
  ),
  'grant.unknown-role': problem(
    422,
    ['There is no such role', 'List them with GET /v1/roles.'],
    ['لا يوجد دور كهذا', 'اعرض الأدوار عبر GET /v1/roles.'],
  ),
  'grant.unknown-scope': problem(
    422,
    ['Some ids name nothing', 'Send ids of workshops or vehicles of yours.'],
    ['معرّفات لا تدل على شيء', 'أرسل معرّفات ورش أو مركبات لديك.'],
  ),
  'group.contended': problem(
    409,
    ['Others change this group', 'Try again.'],
    ['آخرون يغيّرون المجموعة', 'أعد المحاولة.'],
  ),
  'group.not-found': problem(
    404,
    ['There is no such group', 'List them with GET /v1/groups.'],
    ['لا توجد مجموعة بهذا المعرّف', 'اعرضها عبر GET /v1/groups.'],
  ),
  'group.too-large': problem(
    422,
    ['The group is too large', 'Make several groups of it.'],
    ['المجموعة أكبر من المسموح', 'قسّمها إلى مجموعات.'],
  ),
  'group.unknown-member': problem(
    422,
    ['Some members do not exist', 'Send ids of people of yours.'],
    ['بعض الأعضاء غير موجودين', 'أرسل معرّفات أشخاص لديك.'],
  ),
  'role.breaks-case': problem(
    409,
    ['This would break what you want to hold', 'Change something else, or say why in Clutch-Force-Reason.'],
    ['هذا يخالف ما تريد ثباته', 'غيّر شيئًا آخر، أو اذكر السبب في Clutch-Force-Reason.'],
  ),
  'role.cycle': problem(
    409,
    ['The role would inherit itself', 'Take the parent out.'],
    ['الدور سيرث نفسه', 'احذف الدور الأب.'],
  ),
  'role.inherited': problem(
    409,
    ['Other roles inherit this one', 'Change them first.'],
    ['أدوار أخرى ترث هذا الدور', 'غيّرها أولًا.'],
  ),
  'role.invalid': problem(
    422,
    ['The role is not valid', 'Read `errors`: each entry names the place and what was expected there.'],
    ['الدور غير صالح', 'راجع `errors`: كل عنصر يحدّد الموضع وما كان متوقعًا.'],
  ),
  'role.name-taken': problem(
    409,
    ['Another role has this name', 'Take another name.'],
    ['دور آخر يحمل هذا الاسم', 'اختر اسمًا آخر.'],
  ),
  'role.not-found': problem(
    404,
    ['There is no such role', 'List them with GET /v1/roles.'],
    ['لا يوجد دور بهذا المعرّف', 'اعرضها عبر GET /v1/roles.'],
  ),
  'role.permission-not-found': problem(
    404,
    ['The role has no such permission', 'GET the role: it lists its permissions.'],
    ['الدور لا يملك هذا الإذن', 'اقرأ الدور: فهو يسرد أذوناته.'],
  ),
  'role.ready-made': problem(
    409,
    ['A ready-made role stays as it is', 'Make one of your own that inherits it.'],
    ['الدور الجاهز لا يتغير', 'أنشئ دورًا يرثه.'],
  ),
  'role.too-deep': problem(
    409,
    ['Too many roles stand on each other', 'Inherit from fewer levels.'],
    ['مستويات الوراثة كثيرة', 'قلّل المستويات.'],
  ),
  'role.too-many': problem(
    409,
    ['There are too many roles', 'Remove one first.'],
    ['عدد الأدوار بلغ الحد', 'احذف واحدًا أولًا.'],
  ),
  'role.too-many-permissions': problem(
    409,
    ['The role has too many permissions', 'Use wildcards, or split the role.'],
    ['أذونات الدور كثيرة', 'استخدم الأنماط أو قسّم الدور.'],
  ),
  'role.unknown-parent': problem(
    422,
    ['A parent does not exist', 'Inherit roles of GET /v1/roles.'],
    ['دور أب غير موجود', 'رِث أدوارًا من GET /v1/roles.'],
  ),
};
