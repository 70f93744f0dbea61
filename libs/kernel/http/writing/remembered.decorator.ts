import { SetMetadata } from '@nestjs/common';

export const REMEMBERED_METADATA = 'clutch:remembered';

/**
 * The command answers a receipt without appending events, so that the ledger knows nothing of it: its answer is kept as that of any
 * other POST. A test over all operations finds where this is missing.
 */
export function Remembered(): MethodDecorator {
  return SetMetadata(REMEMBERED_METADATA, true);
}
