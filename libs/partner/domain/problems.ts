import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of partner. */
export const partnerProblems: ProblemTexts = {
  'workshop.invalid': problem(
    422,
    ['The workshop is not valid', 'Read `errors`: each entry names the place and what was expected there.'],
    ['بيانات الورشة غير صالحة', 'راجع `errors`: كل عنصر يحدّد الموضع وما كان متوقعًا.'],
  ),
  'workshop.not-found': problem(
    404,
    ['There is no such workshop', 'List yours with GET /v1/workshops.'],
    ['لا توجد ورشة بهذا المعرّف', 'اعرض ورشك عبر GET /v1/workshops.'],
  ),
};
