import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import { Receipt } from './receipt.dto.ts';

export const COMMAND_RESPONSE_METADATA = 'clutch:command-response';
/** Mark for the document: the one status with which the command succeeds. */
export const STATUS_EXTENSION = 'x-status';

const RECEIPT_HEADERS = {
  ETag: { description: 'The version of the resource.', schema: { type: 'string' as const, example: '"3"' } },
  'Clutch-Position': {
    description: 'Position in the log after the command.',
    schema: { type: 'string' as const, example: '8812' },
  },
  'Idempotent-Replayed': {
    description: 'Present when the answer is the stored one of an earlier try.',
    schema: { type: 'string' as const, example: 'true' },
  },
};

/** How a command's receipt is shown. */
export interface CommandResponseOptions {
  /** Default 200; 201 where the command makes a new resource. */
  readonly status?: 200 | 201 | 202;
  /** Prefix of the public id, `bkg`: then the handler returns the stream's UUID. Left out, `id` goes out as it is. */
  readonly prefix?: string;
  readonly description?: string;
  /** The class of a receipt with further members, such as a secret that is shown once. */
  readonly type?: new () => Receipt;
}

/**
 * The route answers a command's receipt `{ id, version, position }`, with the headers `ETag` and `Clutch-Position`, and with
 * `Idempotent-Replayed: true` when the ledger answered. Further members of the result go out too.
 */
export function CommandResponse(options: CommandResponseOptions = {}): MethodDecorator {
  const { status = 200, prefix, description = 'Done.', type = Receipt } = options;
  return applyDecorators(
    HttpCode(status),
    ApiExtension(STATUS_EXTENSION, status),
    SetMetadata(COMMAND_RESPONSE_METADATA, { prefix }),
    ApiResponse({ status, description, type, headers: RECEIPT_HEADERS }),
  );
}
