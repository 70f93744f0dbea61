import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, DomainError } from '#kernel';
import { AuditSinks } from '../../domain/audit/audit-sink.ts';

export class AuditSinkView {
  readonly url!: string;
  /** `ndjson` or `ocsf`. */
  readonly format!: string;
  @ApiProperty({ type: 'integer', description: 'Position of the last record that the receiver has confirmed.' })
  readonly delivered!: number;
  @ApiProperty({ type: 'integer', description: 'Tries that have failed since then; nothing is ever given up.' })
  readonly failures!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last try failed.' })
  readonly lastError!: string | null;
}

export class ChangedAuditSinkView extends AuditSinkView {
  @ApiProperty({
    description:
      'Messages are signed with it (Standard Webhooks). Shown this once; setting the sink again makes another.',
  })
  readonly secret!: string;
}

/** @throws DomainError `audit-sink.not-found` */
export class GetAuditSink extends Query<AuditSinkView> {}

@QueryHandler(GetAuditSink)
export class GetAuditSinkHandler implements IQueryHandler<GetAuditSink> {
  constructor(private readonly sinks: AuditSinks) {}

  async execute(): Promise<AuditSinkView> {
    const sink = await this.sinks.of(currentTenant().schema);
    if (!sink)
      throw new DomainError(
        'not-found',
        'audit-sink.not-found',
        'Records are sent nowhere; PUT /v1/audit/sink says where to',
      );
    const { url, format, delivered, failures, lastError } = sink;
    return { url, format, delivered, failures, lastError };
  }
}
