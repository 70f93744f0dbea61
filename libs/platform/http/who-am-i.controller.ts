import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, type HttpRequest, type Principal, type TenantRef, typedId } from '#kernel';
import { type ApiKeyPrincipal } from '../contracts.ts';
import { WhoAmIView } from './who-am-i.dto.ts';

@ApiTags('api-keys')
@Controller('v1/whoami')
export class WhoAmIController {
  /** Who the credential of this request belongs to, and what it may do. */
  @Get()
  @Can('whoami:read')
  @ApiOkResponse({ type: WhoAmIView })
  @ApiOperation({ operationId: 'whoAmI' })
  get(@Req() { principal }: HttpRequest): WhoAmIView {
    const { tenant, actor, apiKey } = principal as
      ApiKeyPrincipal | (Principal & { tenant: TenantRef; apiKey?: never });
    return {
      tenant: { id: typedId('tnt', tenant.id), slug: tenant.slug },
      actor,
      apiKey: apiKey
        ? { ...apiKey, scopes: [...apiKey.scopes], expiresAt: apiKey.expiresAt?.toISOString() ?? null }
        : null,
    };
  }
}
