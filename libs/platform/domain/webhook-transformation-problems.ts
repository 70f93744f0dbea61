import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of transformations of webhooks. */
export const webhookTransformationProblems: ProblemTexts = {
  'webhook-transformation.no-revision': problem(
    422,
    [
      'The transformation has no such revision',
      'GET /v1/webhook-endpoints/{endpointId}/transformation lists those that are kept.',
    ],
    ['ليس للتحويل إصدار كهذا', 'يعرض GET /v1/webhook-endpoints/{endpointId}/transformation الإصدارات المحفوظة.'],
  ),
  'webhook-transformation.not-found': problem(
    404,
    ['The endpoint has no transformation', 'Give it one with PUT /v1/webhook-endpoints/{endpointId}/transformation.'],
    ['ليس لنقطة الاستقبال تحويل', 'أعطها تحويلًا عبر PUT /v1/webhook-endpoints/{endpointId}/transformation.'],
  ),
  'webhook-transformation.refused': problem(
    422,
    [
      'The script cannot be used',
      'The detail says what is wrong, with line and column. It must define a plain function transform.',
    ],
    ['لا يمكن استخدام النص البرمجي', 'تذكر التفاصيل الخطأ مع السطر والعمود. ويجب أن يعرّف دالة عادية باسم transform.'],
  ),
};
