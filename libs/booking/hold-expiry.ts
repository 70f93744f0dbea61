import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type JobHandler, WorkerPart, type WorkerPartOf } from '#kernel';
import { ExpireHold } from './commands/expire-hold.command.ts';
import { expireHoldQueue } from './commands/schedule-hold-expiry.command.ts';
import { ListOverdueHolds } from './queries/list-overdue-holds.query.ts';

/** Lets holds go when their time is over: by a job for each, and by a sweep for those whose job was lost. */
@Injectable()
@WorkerPart()
export class HoldExpiry implements WorkerPartOf {
  readonly jobs: readonly JobHandler<never>[];

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {
    const expire: JobHandler<{ readonly bookingId: string }> = {
      queue: expireHoldQueue,
      handle: async ({ data: { bookingId } }) => void (await this.commands.execute(new ExpireHold(bookingId))),
    };
    this.jobs = [expire as JobHandler<never>];
  }

  /** In the tenant's context. Each hold by itself: one that fails is found again by the next sweep, and does not keep the others. */
  async sweep(): Promise<void> {
    const overdue = await this.queries.execute(new ListOverdueHolds());
    const results = await Promise.allSettled(
      overdue.map((bookingId) => this.commands.execute(new ExpireHold(bookingId))),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
