import { Injectable } from '@nestjs/common';
import { type TenantRef, typedId } from '#kernel';
import { type AccessClaims, AccessTokens } from '../../domain/sessions/access-tokens.ts';
import { formatRefreshToken } from '../../domain/sessions/refresh-token.ts';
import { type SignedIn } from '../sign-in/sign-ins.ts';

/** The refresh token that goes out with an access token. */
interface Refresh {
  readonly secret: string;
  readonly generation: number;
  readonly until: Date;
}

/** Makes the pair of tokens that whoever holds a session gets. */
@Injectable()
export class SessionTokens {
  constructor(private readonly access: AccessTokens) {}

  async pairOf(
    { id: tenantId }: TenantRef,
    claims: Omit<AccessClaims, 'tenantId'>,
    refresh: Refresh,
  ): Promise<SignedIn> {
    const { sessionId, userId } = claims;
    const { token, expiresAt } = await this.access.issue({ ...claims, tenantId });
    const { secret, generation, until } = refresh;
    return {
      sessionId: typedId('ses', sessionId),
      userId: typedId('usr', userId),
      accessToken: token,
      accessExpiresAt: expiresAt.toISOString(),
      refreshToken: formatRefreshToken({ tenantId, sessionId, generation, secret }),
      refreshExpiresAt: until.toISOString(),
    };
  }
}
