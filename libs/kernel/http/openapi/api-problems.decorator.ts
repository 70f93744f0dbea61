import { ApiExtension } from '@nestjs/swagger';

export const PROBLEMS_EXTENSION = 'x-problems';

/**
 * Further problems of an operation, for the OpenAPI document. 401, 403, 429, 422, 412, 428 and the like follow from the other decorators;
 * what a decision may answer (404, 409) is said here.
 */
export function ApiProblems(...statuses: readonly number[]): MethodDecorator {
  return ApiExtension(PROBLEMS_EXTENSION, [...statuses]);
}
