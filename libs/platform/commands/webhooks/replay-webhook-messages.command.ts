import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ReplayWish, WebhookReplays } from '../../domain/webhooks/replay.ts';
import { type ReplayBody } from './replay.dto.ts';

/** Sends messages of before once more, or at last, as long work. @returns the operation's UUID */
export class ReplayWebhookMessages extends Command<string> {
  constructor(
    readonly endpointId: string,
    readonly wanted: ReplayBody,
  ) {
    super();
  }
}

@CommandHandler(ReplayWebhookMessages)
export class ReplayWebhookMessagesHandler implements ICommandHandler<ReplayWebhookMessages> {
  constructor(private readonly replays: WebhookReplays) {}

  async execute({ endpointId, wanted }: ReplayWebhookMessages): Promise<string> {
    const {
      since,
      until,
      eventTypes = null,
      channels = null,
      tags = null,
      errors = null,
      missing = false,
      dryRun = false,
    } = wanted;
    const wish: ReplayWish = {
      endpointId,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      afterPosition: null,
      eventTypes,
      channels,
      tags,
      status: wanted.status ?? (missing ? [] : ['exhausted']),
      errors,
      missing,
      dryRun,
    };
    return this.replays.start(wish, since);
  }
}
