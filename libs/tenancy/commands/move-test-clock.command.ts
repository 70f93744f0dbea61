import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Matches, ValidateIf } from 'class-validator';
import { currentTenant, drainQueue, invalidRequest, IsInstant, KERNEL, type Kernel, Optional } from '#kernel';
import { parseDuration } from '../domain/iso-duration.ts';
import { moveClock } from '../domain/sandbox-standing.ts';
import { testModeRequired } from '../domain/test-mode.ts';
import { TenantChanges } from './tenant-changes.ts';

export class MoveTestClockBody {
  /** By how much, as an ISO 8601 duration in weeks, days, hours, minutes and seconds. Either this or `to`. */
  @Optional()
  @Matches(/^P[0-9WDTHMS]{2,40}$/, { message: 'advance must be a duration such as PT1H or P2DT30M' })
  readonly advance?: string;

  /** What time it shall be. Either this or `advance`. */
  @ValidateIf((_, value) => value !== undefined)
  @IsInstant({ required: false })
  readonly to?: Date;
}

/** A sandbox after its clock was moved. */
export interface MovedClock {
  readonly clockAheadMs: number;
}

/** Moves the clock of the test data forward: deadlines pass, timers fire. */
export class MoveTestClock extends Command<MovedClock> {
  constructor(readonly move: MoveTestClockBody) {
    super();
  }
}

@CommandHandler(MoveTestClock)
export class MoveTestClockHandler implements ICommandHandler<MoveTestClock> {
  constructor(
    private readonly changes: TenantChanges,
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'jobs'>,
  ) {}

  /** @throws DomainError `test-mode.required`, `test-clock.backwards`, `test-clock.too-far` */
  async execute({ move }: MoveTestClock): Promise<MovedClock> {
    const { id, sandboxOf, schema } = currentTenant();
    if (!sandboxOf) throw testModeRequired();
    const aheadOf = aheadBy(move);
    const moved = await this.changes.change(id, (sandbox) => moveClock(sandbox, aheadOf(sandbox.clockAheadMs)));
    await this.kernel.jobs.add(drainQueue, {}, { tenant: schema, deduplicate: 'drain' });
    return moved;
  }
}

/** @returns how far ahead the clock is afterwards, from how far it is */
function aheadBy({ advance, to }: MoveTestClockBody): (aheadMs: number) => number {
  if ((advance === undefined) === (to === undefined))
    throw invalid('advance', 'Send either advance or to, and one of them');
  if (to) return () => to.getTime() - Date.now();
  const ms = parseDuration(advance!);
  if (ms === null) throw invalid('advance', 'advance must be a duration such as PT1H or P2DT30M');
  return (aheadMs) => aheadMs + ms;
}

const invalid = (field: string, detail: string) => invalidRequest([{ pointer: `/${field}`, code: 'duration', detail }]);
