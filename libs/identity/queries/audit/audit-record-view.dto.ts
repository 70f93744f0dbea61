import { ApiProperty } from '@nestjs/swagger';
import { type OpenRecord } from '#kernel';

export class AuditActorView {
  /** `user`, `api-key`, `operator`, `job`, `policy`, `system` or `nobody`; more may come. */
  readonly type!: string;
  readonly id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Public id of the person whom the actor stood in for.' })
  readonly onBehalfOf!: string | null;
}

export class AuditTargetView {
  readonly type!: string;
  readonly id!: string;
}

export class AuditContextView {
  @ApiProperty({ type: String, nullable: true, description: '`[erased]` when the person was erased.' })
  readonly ip!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly userAgent!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the session or key.' })
  readonly sessionId!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Authenticator assurance level of the session.' })
  readonly level!: number | null;
  /** The `X-Request-Id` of the answer. */
  readonly requestId!: string;
  /** The same along a whole flow of requests, events and jobs. */
  readonly correlationId!: string;
}

export class AuditRecordView {
  /** `aud_…` */
  readonly id!: string;
  @ApiProperty({ type: 'integer', description: "Place in the tenant's trail: 1…n without a hole." })
  readonly position!: number;
  /** `booking.cancel` */
  readonly action!: string;
  @ApiProperty({ type: 'integer', description: "Of the action's facts." })
  readonly version!: number;
  @ApiProperty({ format: 'date-time' })
  readonly occurredAt!: string;
  /** `allowed`, `refused` or `failed`. */
  readonly outcome!: string;
  /** `tenant`, or `operator` for what only the operator of the installation sees. */
  readonly visibility!: string;
  readonly actor!: AuditActorView;
  readonly targets!: AuditTargetView[];
  readonly context!: AuditContextView;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly facts!: Readonly<Record<string, unknown>>;
}

export function auditRecordView({ actor, targets, context, ...record }: OpenRecord): AuditRecordView {
  return { ...record, actor, targets: [...targets], context };
}
