import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, defineQueue, Jobs } from '#kernel';

/** One job for each hold, due when the hold ends. A lost job only delays: the sweep finds the hold. */
export const expireHoldQueue = defineQueue<{ readonly bookingId: string }>('booking-expire-hold');

/** Sets the alarm clock of a hold; `expiresAt` is ISO 8601. */
export class ScheduleHoldExpiry extends Command<void> {
  constructor(
    readonly bookingId: string,
    readonly expiresAt: string,
  ) {
    super();
  }
}

/** A timer that rings a moment early would find nothing to do. */
const MARGIN_MS = 50;

@CommandHandler(ScheduleHoldExpiry)
export class ScheduleHoldExpiryHandler implements ICommandHandler<ScheduleHoldExpiry> {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async execute({ bookingId, expiresAt }: ScheduleHoldExpiry): Promise<void> {
    const delayMs = Math.max(0, Date.parse(expiresAt) - this.clock.now().getTime()) + MARGIN_MS;
    await this.jobs.add(expireHoldQueue, { bookingId }, { jobId: bookingId, delayMs });
  }
}
