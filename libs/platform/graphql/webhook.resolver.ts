import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Can, CommandResponse } from '#kernel';
import { CreateWebhookEndpoint } from '../commands/webhooks/create-webhook-endpoint.command.ts';
import { type CreatedWebhookEndpoint, CreateWebhookEndpointBody } from '../commands/webhooks/webhook-endpoint.dto.ts';

/** Receivers of webhooks over GraphQL. */
@Resolver('WebhookEndpoint')
export class WebhookResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation('createWebhookEndpoint')
  @Can('webhook:create')
  @CommandResponse({ prefix: 'whe' })
  create(@Args('input') body: CreateWebhookEndpointBody): Promise<CreatedWebhookEndpoint> {
    return this.commands.execute(new CreateWebhookEndpoint(body));
  }
}
