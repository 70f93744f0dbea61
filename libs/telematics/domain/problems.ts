import { problem, type ProblemTexts } from '#kernel/domain';

/** The codes of telematics. */
export const telematicsProblems: ProblemTexts = {
  'position.not-found': problem(
    404,
    ['No position is known', 'The vehicle has not sent one yet; send it with POST …/positions.'],
    ['لا موضع معروف', 'لم ترسل المركبة موضعًا بعد؛ أرسله عبر POST …/positions.'],
  ),
  'telematics.implausible-time': problem(
    422,
    ['The time cannot be right', 'Send when it was measured, not later than now.'],
    ['الوقت غير معقول', 'أرسل وقت القياس، دون تجاوز الآن.'],
  ),
  'trip.range-too-long': problem(
    422,
    ['The period is too long', 'Ask for less at a time; the detail says how many days.'],
    ['الفترة طويلة', 'اطلب فترة أقصر؛ والتفاصيل تذكر عدد الأيام.'],
  ),
};
