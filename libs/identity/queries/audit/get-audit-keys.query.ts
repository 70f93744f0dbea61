import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { AuditHeads } from '#kernel';

export class AuditKeyView {
  readonly keyId!: string;
  @ApiProperty({
    description: 'Ed25519, SubjectPublicKeyInfo in PEM. Keep a copy where the installation cannot reach it.',
  })
  readonly publicKey!: string;
}

export class AuditKeyList {
  readonly data!: AuditKeyView[];
}

/** The public keys that heads are signed with. */
export class GetAuditKeys extends Query<AuditKeyList> {}

@QueryHandler(GetAuditKeys)
export class GetAuditKeysHandler implements IQueryHandler<GetAuditKeys> {
  constructor(private readonly heads: AuditHeads) {}

  async execute(): Promise<AuditKeyList> {
    return { data: [this.heads.signer.public] };
  }
}
