import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { CONFIG, type Config } from '#kernel';

export class WebhookAddressesView {
  /** Networks in CIDR form from which messages come, IPv4 and IPv6. */
  @ApiProperty({ example: ['203.0.113.8/32'] })
  readonly addresses!: string[];
  /** `false`: there are no fixed addresses, and the list is empty; what a message is, only its signature tells. */
  readonly isFixed!: boolean;
  /** Day of the last change; `null` where it is not known. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true, example: '2026-11-21' })
  readonly updatedAt!: string | null;
  /** Of the form of this answer: 1. */
  readonly version!: number;
}

/** From where webhooks come, as the operator has said it. */
export class GetWebhookAddresses extends Query<WebhookAddressesView> {}

@QueryHandler(GetWebhookAddresses)
export class GetWebhookAddressesHandler implements IQueryHandler<GetWebhookAddresses> {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'egress'>) {}

  execute(): Promise<WebhookAddressesView> {
    const { addresses, addressesSince: updatedAt = null } = this.config.egress;
    return Promise.resolve({ addresses: [...addresses], isFixed: addresses.length > 0, updatedAt, version: 1 });
  }
}
