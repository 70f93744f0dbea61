import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { FactorRow } from '../../entities/factor-row.ts';

/** A factor that its person has set up and proved. */
export class FactorView {
  @ApiProperty({ example: 'fac_01jd7r6e5vf3xbnq2m8k4tw9za' })
  readonly id!: string;
  @ApiProperty({ description: '`totp`, `sms`, `email` or `passkey`; more may come.', example: 'totp' })
  readonly kind!: string;
  @ApiProperty({ example: 'Work phone' })
  readonly name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The end of the number or address that codes go to.' })
  readonly hint!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly confirmedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly lastUsedAt!: string | null;
}

const OLDEST_FIRST = new Keyset<FactorRow>([['factorId', 'asc']]);
const IN_USE = { kind: { $ne: 'backup-code' }, confirmedAt: { $ne: null } } as const;

function view({ factorId, kind, name, facts, confirmedAt, lastUsedAt }: FactorRow): FactorView {
  return {
    id: typedId('fac', factorId),
    kind,
    name,
    hint: facts.hint ?? null,
    confirmedAt: confirmedAt!.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

/** The factors that somebody has in use, the oldest first. */
export class ListFactors extends Query<Page<FactorView>> {
  constructor(
    readonly userId: string,
    readonly page: PageQuery,
  ) {
    super();
  }
}

@QueryHandler(ListFactors)
export class ListFactorsHandler implements IQueryHandler<ListFactors> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
  ) {}

  execute({ userId, page }: ListFactors): Promise<Page<FactorView>> {
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<FactorRow, FactorView>(page, {
        list: 'identity.factors',
        keyset: OLDEST_FIRST,
        filter: { userId },
        fetch: (where, orderBy, limit) =>
          em.find(FactorRow, { $and: [where, { userId, ...IN_USE }] }, { orderBy, limit }),
        view,
      }),
    );
  }
}

/** One of them. @throws DomainError `factor.not-found` */
export class GetFactor extends Query<FactorView> {
  constructor(
    readonly userId: string,
    readonly factorId: string,
  ) {
    super();
  }
}

@QueryHandler(GetFactor)
export class GetFactorHandler implements IQueryHandler<GetFactor> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ userId, factorId }: GetFactor): Promise<FactorView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(FactorRow, { userId, factorId, ...IN_USE }),
    );
    if (row) return view(row);
    throw new DomainError('not-found', 'factor.not-found', 'You have no factor with this id');
  }
}
