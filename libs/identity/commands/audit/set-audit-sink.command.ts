import { ModuleRef } from '@nestjs/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import { currentTenant, DomainError } from '#kernel';
import { SignedPosts } from '../../../platform/contracts.ts';
import { type AuditSinkFormat, AuditSinks, AuditSinkSecrets } from '../../domain/audit/audit-sink.ts';

const FORMATS = ['ndjson', 'ocsf'] as const satisfies AuditSinkFormat[];

export class AuditSinkBody {
  @ApiProperty({
    description: 'Where records are posted as NDJSON: https, or a private network that the operator has listed.',
  })
  @IsString()
  @MaxLength(2048)
  readonly url!: string;

  /** `ndjson`: as `GET /v1/audit` shows them; `ocsf`: events of the Open Cybersecurity Schema Framework. */
  @IsIn(FORMATS)
  readonly format!: AuditSinkFormat;
}

/** Sends the tenant's records there from now on. @returns the secret that messages are signed with, which is shown this once */
export class SetAuditSink extends Command<string> {
  constructor(readonly sink: AuditSinkBody) {
    super();
  }
}

export class RemoveAuditSink extends Command<void> {}

/** @throws DomainError `webhook-target.refused`, `webhook-target.unresolved` */
@CommandHandler(SetAuditSink)
export class SetAuditSinkHandler implements ICommandHandler<SetAuditSink> {
  constructor(
    private readonly sinks: AuditSinks,
    private readonly secrets: AuditSinkSecrets,
    private readonly modules: ModuleRef,
  ) {}

  async execute({ sink: { url, format } }: SetAuditSink): Promise<string> {
    const tenant = currentTenant();
    await this.modules.get(SignedPosts, { strict: false }).check(url);
    const nonce = uuidv7();
    await this.sinks.set(tenant.schema, { url, format, nonce });
    return this.secrets.of(tenant.id, nonce);
  }
}

/** @throws DomainError `audit-sink.not-found` */
@CommandHandler(RemoveAuditSink)
export class RemoveAuditSinkHandler implements ICommandHandler<RemoveAuditSink> {
  constructor(private readonly sinks: AuditSinks) {}

  async execute(): Promise<void> {
    if (await this.sinks.remove(currentTenant().schema)) return;
    throw new DomainError(
      'not-found',
      'audit-sink.not-found',
      'Records are sent nowhere; PUT /v1/audit/sink says where to',
    );
  }
}
