import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { AuditHeads, currentTenant, DomainError, type SignedHead } from '#kernel';
import { AuditHeadView } from './list-audit-heads.query.ts';

export class InclusionQuery {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Position of the record.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly position!: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Size of the signed head that the record is to be in.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly size!: number;
}

export class ConsistencyQuery {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Size of the earlier head.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly from!: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Size of the later head.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly to!: number;
}

export class AuditProofView {
  readonly head!: AuditHeadView;
  @ApiProperty({ type: [String], description: 'Digests of the proof (RFC 6962 §2.1), hex, in its order.' })
  readonly proof!: string[];
}

/** That the record at a position is in the log of a head. */
export class ProveInclusion extends Query<AuditProofView> {
  constructor(readonly wanted: InclusionQuery) {
    super();
  }
}

/** That the log of a head goes on from that of an earlier one. */
export class ProveConsistency extends Query<AuditProofView> {
  constructor(readonly wanted: ConsistencyQuery) {
    super();
  }
}

@QueryHandler(ProveInclusion)
export class ProveInclusionHandler implements IQueryHandler<ProveInclusion> {
  constructor(private readonly heads: AuditHeads) {}

  /** @throws DomainError `audit-head.not-found`, `audit-proof.impossible` */
  async execute({ wanted: { position, size } }: ProveInclusion): Promise<AuditProofView> {
    const { schema } = currentTenant();
    const head = await headOf(this.heads, schema, size);
    if (position > size) throw impossible('position', 'at most size');
    return { head, proof: await this.heads.proveInclusion(schema, position, size) };
  }
}

@QueryHandler(ProveConsistency)
export class ProveConsistencyHandler implements IQueryHandler<ProveConsistency> {
  constructor(private readonly heads: AuditHeads) {}

  /** @throws DomainError `audit-head.not-found`, `audit-proof.impossible` */
  async execute({ wanted: { from, to } }: ProveConsistency): Promise<AuditProofView> {
    const { schema } = currentTenant();
    const head = await headOf(this.heads, schema, to);
    if (from > to) throw impossible('from', 'at most to');
    return { head, proof: await this.heads.proveConsistency(schema, from, to) };
  }
}

async function headOf(heads: AuditHeads, schema: string, size: number): Promise<SignedHead> {
  const head = await heads.ofSize(schema, size);
  if (head) return head;
  throw new DomainError(
    'not-found',
    'audit-head.not-found',
    'No head was signed for this size; GET /v1/audit/heads lists them',
  );
}

function impossible(parameter: string, expected: string): DomainError {
  return new DomainError('invalid', 'audit-proof.impossible', `${parameter} must be ${expected}`, {
    parameter,
    expected,
  });
}
