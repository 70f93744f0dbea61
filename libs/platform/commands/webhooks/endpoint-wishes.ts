import { Injectable } from '@nestjs/common';
import { OfferedTypes } from '../../domain/offered-types.ts';
import { type EndpointWish } from '../../domain/webhooks/wanted-events.ts';
import { WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';

/** @param before - types that it wanted already, which it may go on wanting. @throws as `WebhookMessages.check` */
export type CheckWish = (wish: EndpointWish, before?: readonly string[]) => void;

/** Whether endpoints can have what they are to want. */
@Injectable()
export class EndpointWishes {
  constructor(
    private readonly messages: WebhookMessages,
    private readonly offered: OfferedTypes,
  ) {}

  /** Looks up what the tenant is offered: once, and before a transaction, so that none waits for it. */
  async checked(): Promise<CheckWish> {
    const offered = await this.offered.all();
    return (wish, before) => this.messages.check(wish, offered, before);
  }
}
