import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of the audit trail, of support and of erasure. */
export const auditProblems: ProblemTexts = {
  'audit-head.not-found': problem(
    404,
    ['No head was signed for this size', 'GET /v1/audit/heads lists them.'],
    ['لا رأس موقّعًا لهذا الحجم', 'يعرضها GET /v1/audit/heads.'],
  ),
  'audit-proof.impossible': problem(
    422,
    ['There is no such proof', 'Take sizes of heads that were signed, the smaller one first.'],
    ['لا يوجد إثبات كهذا', 'خذ أحجام رؤوس موقّعة، الأصغر أولًا.'],
  ),
  'audit-sink.not-found': problem(
    404,
    ['Records are sent nowhere', 'PUT /v1/audit/sink says where to.'],
    ['لا تُرسل السجلات إلى مكان', 'حدّده عبر PUT /v1/audit/sink.'],
  ),
  'data-subject.not-erased': problem(
    404,
    ['No such person was erased', 'Check the id.'],
    ['لم تُحذف بيانات شخص كهذا', 'تحقق من المعرّف.'],
  ),
  'data-subject.not-found': problem(
    404,
    ['Nothing is known of such a person', 'Check the id.'],
    ['لا شيء معروف عن هذا الشخص', 'تحقق من المعرّف.'],
  ),
  'impersonation.ended': problem(
    401,
    ['The impersonation has ended', 'Open another one.'],
    ['انتهى الانتحال', 'افتح واحدًا آخر.'],
  ),
  'impersonation.not-found': problem(
    404,
    ['There is no such impersonation', 'List them with GET /v1/impersonations.'],
    ['لا يوجد انتحال بهذا المعرّف', 'اعرضها عبر GET /v1/impersonations.'],
  ),
  'impersonation.switched-off': problem(
    409,
    ['The tenant does not let support in', 'Its owner can switch it on.'],
    ['المستأجر لا يسمح بدخول الدعم', 'يستطيع مالكه تفعيله.'],
  ),
  'impersonation.unknown': problem(
    401,
    ['There is no such impersonation', 'Open another one.'],
    ['لا يوجد انتحال كهذا', 'افتح واحدًا آخر.'],
  ),
};
