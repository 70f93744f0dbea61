import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { checkPeriod, WebhookReplays } from '../../domain/webhooks/replay.ts';
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
    const { since, until, eventTypes = null, errors = null, missing = false, dryRun = false } = wanted;
    // When something was recorded the database's clock has said, which no test clock moves.
    checkPeriod(since, until, new Date());
    return this.replays.start({
      endpointId,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      afterPosition: null,
      eventTypes,
      status: wanted.status ?? (missing ? [] : ['exhausted']),
      errors,
      missing,
      dryRun,
    });
  }
}
