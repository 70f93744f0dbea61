import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, Versioned } from '#kernel';
import { GetWebhookAddresses, WebhookAddressesView } from '../../queries/webhooks/get-webhook-addresses.query.ts';

@ApiTags('webhooks')
@Controller('.well-known')
export class WebhookAddressesController {
  constructor(private readonly queries: QueryBus) {}

  /** From which addresses webhooks come, for firewalls in front of receivers. Where there are no fixed ones, it says so. */
  @Get('webhook-ips.json')
  @Public()
  @Versioned<WebhookAddressesView>(({ addresses, updatedAt }) => [addresses, updatedAt])
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOkResponse({ type: WebhookAddressesView })
  @ApiOperation({ operationId: 'getWebhookAddresses' })
  addresses(): Promise<WebhookAddressesView> {
    return this.queries.execute(new GetWebhookAddresses());
  }
}
