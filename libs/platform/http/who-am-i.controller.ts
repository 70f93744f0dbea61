import { Controller, Get, Optional, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiVersions,
  Can,
  type HttpRequest,
  type LimitLeft,
  LimitsInForce,
  liveSlugOf,
  liveTenantId,
  type Principal,
  type TenantRef,
  typedId,
} from '#kernel';
import { type ApiKeyPrincipal } from '../contracts.ts';
import { type WhoAmIApiKey, type WhoAmILimit, WhoAmIView } from './who-am-i.dto.ts';

@ApiTags('api-keys')
@Controller('v1/whoami')
export class WhoAmIController {
  constructor(
    private readonly versions: ApiVersions,
    @Optional() private readonly limits?: LimitsInForce,
  ) {}

  /** Who the credential of this request belongs to, and what it may do. */
  @Get()
  @Can('whoami:read')
  @ApiOkResponse({ type: WhoAmIView })
  @ApiOperation({ operationId: 'whoAmI' })
  async get(@Req() { principal, clutch, ip }: HttpRequest): Promise<WhoAmIView> {
    const { tenant, actor, apiKey } = principal as
      ApiKeyPrincipal | (Principal & { tenant: TenantRef; apiKey?: never });
    return {
      tenant: { id: typedId('tnt', liveTenantId(tenant)), slug: liveSlugOf(tenant) },
      mode: tenant.sandboxOf ? 'test' : 'live',
      apiVersion: clutch.apiVersion ?? this.versions.newest,
      actor,
      apiKey: apiKey ? keyView(apiKey) : null,
      limits: ((await this.limits?.left(principal!, ip)) ?? []).flatMap(limitView),
    };
  }
}

/** What is only counted, and never refused, has nothing left to show. */
function limitView({ name, quota, left, renewsAt }: LimitLeft): WhoAmILimit[] {
  return Number.isFinite(quota) ? [{ name, quota, left, renewsAt: renewsAt?.toISOString() ?? null }] : [];
}

function keyView(key: ApiKeyPrincipal['apiKey']): WhoAmIApiKey {
  const { id, kind, mode, scopes, environment, partnerId, networks, origins, expiresAt } = key;
  return {
    id,
    kind,
    mode,
    scopes: [...scopes],
    environment,
    partnerId,
    networks: [...networks],
    origins: [...origins],
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
