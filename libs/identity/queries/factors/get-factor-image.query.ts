import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, TenantDatabase } from '#kernel';
import { FactorSecrets } from '../../domain/factors/factor-secrets.ts';
import { SET_UP_MINUTES } from '../../domain/factors/person-factors.ts';
import { TotpCodes } from '../../domain/factors/totp-codes.ts';
import { UserRow } from '../../entities.ts';
import { FactorRow } from '../../entities/factor-row.ts';

/**
 * The picture that an authenticator app scans, while the factor is being set up: once it is in use nobody sees its secret again.
 * @throws DomainError `factor.not-found`
 */
export class GetFactorImage extends Query<Uint8Array> {
  constructor(
    readonly userId: string,
    readonly factorId: string,
  ) {
    super();
  }
}

@QueryHandler(GetFactorImage)
export class GetFactorImageHandler implements IQueryHandler<GetFactorImage> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: FactorSecrets,
    private readonly codes: TotpCodes,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, factorId }: GetFactorImage): Promise<Uint8Array> {
    const since = new Date(this.clock.now().getTime() - SET_UP_MINUTES * 60_000);
    const { row, user } = await this.database.withEntities(currentTenant().schema, async (em) => ({
      row: await em.findOne(FactorRow, {
        userId,
        factorId,
        kind: 'totp',
        confirmedAt: null,
        createdAt: { $gte: since },
      }),
      user: await em.findOne(UserRow, { userId }),
    }));
    const secret = row?.secret && (await this.secrets.open(userId, factorId, row.secret));
    if (!user || !secret)
      throw new DomainError('not-found', 'factor.not-found', 'You are not setting up a factor with this id');
    return this.codes.image(this.codes.uri(secret, { issuer: currentTenant().slug, account: user.email }));
  }
}
