import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { OperationView } from './operation.dto.ts';

const PREFER = {
  name: 'Prefer',
  required: false,
  description:
    '`wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240).',
  schema: { type: 'string', maxLength: 100, example: 'wait=5' },
} as const;

const APPLIED = {
  'Preference-Applied': {
    description: 'What of `Prefer` was followed.',
    schema: { type: 'string' as const, example: 'wait=5' },
  },
};

/** The request may say how long it wants to wait. */
export function TakesPreference(): MethodDecorator {
  return ApiHeader(PREFER);
}

/** The POST begins long work: 202 with its `Location`, or 200 when it ended while the caller waited. */
export function StartsOperation(): MethodDecorator {
  const headers = {
    Location: {
      description: 'Where the operation is.',
      schema: { type: 'string' as const, example: '/v1/operations/op_01jd7r6e5vf3xbnq2m8k4tw9za' },
    },
    ...APPLIED,
  };
  return applyDecorators(
    HttpCode(202),
    TakesPreference(),
    ApiResponse({ status: 202, description: 'The work has begun.', type: OperationView, headers }),
    ApiResponse({ status: 200, description: 'The work has ended.', type: OperationView, headers }),
  );
}
