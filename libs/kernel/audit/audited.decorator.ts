import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const AUDITED_METADATA = 'clutch:audited';

/** What of a route is in the audit trail where that is not what its method says: every answer, or refusals alone. */
export type AuditedAnswers = 'all' | 'refusals';

/**
 * The route shows something sensitive: personal data, keys, exports. Every answer of it is in the audit trail before it goes out, and where
 * that cannot be, 503 goes out instead. What changes something needs no mark, and refusals of all routes are written anyway.
 */
export function Audited(): MethodDecorator {
  return mark('all');
}

/**
 * The route takes in measurements, many times a second: only its refusals are in the audit trail, because what was measured and by what
 * lies in the tenant's tables anyway.
 */
export function TakesMeasurements(): MethodDecorator {
  return mark('refusals');
}

function mark(answers: AuditedAnswers): MethodDecorator {
  return applyDecorators(SetMetadata(AUDITED_METADATA, answers), ApiExtension('x-audited', answers));
}
