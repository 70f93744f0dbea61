import { ApiProperty } from '@nestjs/swagger';
import { shapeOf } from '../http/reading/shape.ts';
import { typedId } from '../domain/typed-id.ts';
import { type OperationRow } from './operation-row.ts';

/** How far it is. */
export class OperationProgress {
  @ApiProperty({ type: 'integer', minimum: 0, example: 250 })
  readonly done!: number;

  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, description: 'Null until it is known.', example: 1000 })
  readonly total!: number | null;
}

/** Where the result is. */
export class OperationResult {
  @ApiProperty({ description: 'Path of the result.', example: '/v1/operations/op_01jd7r6e5vf3xbnq2m8k4tw9za/result' })
  readonly url!: string;

  @ApiProperty({ example: 'application/x-ndjson' })
  readonly mediaType!: string;
}

/** Why it failed, as a problem says it. */
export class OperationFailure {
  @ApiProperty({ type: 'integer', example: 403 })
  readonly status!: number;

  @ApiProperty({ example: 'permission.denied' })
  readonly code!: string;

  @ApiProperty()
  readonly detail!: string;
}

/** Long work. */
export class OperationView {
  @ApiProperty({ example: 'op_01jd7r6e5vf3xbnq2m8k4tw9za' })
  readonly id!: string;

  @ApiProperty({ description: 'What is to be done; more may come.', example: 'vehicle-import' })
  readonly kind!: string;

  @ApiProperty({ description: 'waiting, running, done, failed or cancelled.', example: 'running' })
  readonly state!: string;

  @ApiProperty({ description: 'Whether it has ended, whatever came of it.', example: false })
  readonly done!: boolean;

  @ApiProperty({ type: OperationProgress })
  readonly progress!: OperationProgress;

  @ApiProperty({
    type: OperationResult,
    nullable: true,
    description: 'Null until it has ended with at least a part of it. Kept for a week.',
  })
  readonly result!: OperationResult | null;

  @ApiProperty({ type: OperationFailure, nullable: true, description: 'Null unless it failed.' })
  readonly error!: OperationFailure | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked for.' })
  readonly metadata!: Record<string, unknown>;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finishedAt!: string | null;
}

/** What an operation is made of. */
export const operationShape = shapeOf<OperationView>({
  id: true,
  kind: true,
  state: true,
  done: true,
  progress: { done: true, total: true },
  result: { url: true, mediaType: true },
  error: { status: true, code: true, detail: true },
  metadata: true,
  createdAt: true,
  finishedAt: true,
});

/** The head with public ids. */
export function operationView(row: OperationRow): OperationView {
  const id = typedId('op', row.operationId);
  return {
    id,
    kind: row.kind,
    state: row.state,
    done: row.finishedAt instanceof Date,
    progress: { done: row.done, total: row.total ?? null },
    result: row.finishedAt && row.outputs > 0 ? { url: `/v1/operations/${id}/result`, mediaType: row.mediaType } : null,
    error: row.error ?? null,
    metadata: { ...row.metadata },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
