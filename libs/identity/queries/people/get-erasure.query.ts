import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, Erasure, type ErasureCertificate } from '#kernel';

/** What was erased, and where. */
export class ErasureView {
  @ApiProperty({ description: 'The person, or what is theirs.', example: 'tec_01jd7r6e5vf3xbnq2m8k4tw9za' })
  readonly subjectId!: string;
  @ApiProperty({ format: 'date-time', description: 'When the key was destroyed; from then on nothing could be read.' })
  readonly erasedAt!: string;
  @ApiProperty({ type: 'integer', description: "Place of the erasure in the tenant's log." })
  readonly position!: number;
  @ApiProperty({ description: 'Read models and rows that hold nothing of the person any more.' })
  readonly scrubbed!: string[];
  @ApiProperty({
    description: 'Those that have not got there yet; ask again in a moment. Empty: the erasure is complete.',
  })
  readonly pending!: string[];
}

export function erasureView({ subject, erasedAt, position, scrubbed, pending }: ErasureCertificate): ErasureView {
  return {
    subjectId: subject,
    erasedAt: erasedAt.toISOString(),
    position,
    scrubbed: [...scrubbed],
    pending: [...pending],
  };
}

/** The certificate of an erasure. @throws DomainError `data-subject.not-erased` */
export class GetErasure extends Query<ErasureView> {
  constructor(readonly subject: string) {
    super();
  }
}

@QueryHandler(GetErasure)
export class GetErasureHandler implements IQueryHandler<GetErasure> {
  constructor(private readonly erasure: Erasure) {}

  async execute({ subject }: GetErasure): Promise<ErasureView> {
    const certificate = await this.erasure.certificate(currentTenant(), subject);
    if (certificate) return erasureView(certificate);
    throw new DomainError('not-found', 'data-subject.not-erased', 'No person with this id was erased');
  }
}
