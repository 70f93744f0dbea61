import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Receipt } from './receipt.dto.ts';

export const COMMAND_RESPONSE_METADATA = 'clutch:command-response';

const RECEIPT_HEADERS = {
  ETag: { description: 'The version of the resource.', schema: { type: 'string' as const, example: '"3"' } },
  'Clutch-Position': { description: 'Position in the log after the command.', schema: { type: 'string' as const, example: '8812' } },
  'Idempotent-Replayed': { description: 'Present when the answer is the stored one of an earlier try.', schema: { type: 'string' as const, example: 'true' } },
};

/**
 * The route answers a command's receipt `{ id, version, position }` with `status`, the headers `ETag` and `Clutch-Position`,
 * and `Idempotent-Replayed: true` when the ledger answered. Further members of the result (a secret shown once) go out too:
 * then name their class as `type`.
 */
export function CommandResponse(options: { readonly status?: 200 | 201 | 202; readonly description?: string; readonly type?: new () => Receipt } = {}): MethodDecorator {
  const { status = 200, description = 'Done.', type = Receipt } = options;
  return applyDecorators(
    HttpCode(status),
    SetMetadata(COMMAND_RESPONSE_METADATA, true),
    ApiResponse({ status, description, type, headers: RECEIPT_HEADERS }),
  );
}
