import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of the consumer portal's sessions. */
export const webhookPortalProblems: ProblemTexts = {
  'webhook-endpoint.out-of-scope': problem(
    422,
    [
      'The endpoint would be outside of the session',
      'The session is for the channels that the problem lists; an endpoint needs one or more of these, and no other.',
    ],
    [
      'ستكون نقطة الاستقبال خارج نطاق الجلسة',
      'الجلسة للقنوات المذكورة في المشكلة؛ تحتاج النقطة إلى واحدة منها أو أكثر، ولا شيء غيرها.',
    ],
  ),
  'webhook-portal-session.not-found': problem(
    404,
    ['There is no such portal session', 'List yours with GET /v1/webhook-portal-sessions; ended ones stay for a week.'],
    ['لا توجد جلسة بوابة بهذا المعرّف', 'اعرض جلساتك عبر GET /v1/webhook-portal-sessions؛ وتبقى المنتهية أسبوعًا.'],
  ),
  'webhook-portal.ended': problem(
    401,
    ['The portal session was ended', 'Ask whoever gave you the link for another one.'],
    ['أُنهيت جلسة البوابة', 'اطلب رابطًا آخر ممن أعطاك هذا الرابط.'],
  ),
  'webhook-portal.expired': problem(
    401,
    ['The portal session has expired', 'Ask whoever gave you the link for another one.'],
    ['انتهت مدة جلسة البوابة', 'اطلب رابطًا آخر ممن أعطاك هذا الرابط.'],
  ),
  'webhook-portal.invalid': problem(
    401,
    ['This is no token of a portal session', 'Open the link again, as it was given to you.'],
    ['هذا ليس رمز جلسة بوابة', 'افتح الرابط مرة أخرى كما أُعطي لك.'],
  ),
  'webhook-portal.lacking': problem(
    403,
    [
      'A session cannot be given what its maker lacks',
      'Leave the capability out that needs the permission in `permission`, or open the session as somebody who has it.',
    ],
    [
      'لا يمكن منح الجلسة ما ليس لمن أنشأها',
      'احذف القدرة التي تحتاج إلى الإذن المذكور في `permission`، أو أنشئ الجلسة بحساب يملكه.',
    ],
  ),
};
