import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, TenantRegistry, timeOf } from '#kernel';
import { testModeRequired } from '../domain/test-mode.ts';

export class TestClockView {
  /** What time it is in the test data. */
  readonly now!: string;
  /** How far that is ahead of the world's time, in milliseconds. */
  readonly aheadMs!: number;
}

/** The clock of a sandbox as the API shows it. */
export function testClockView(sandbox: { readonly clockAheadMs: number }): TestClockView {
  return { now: timeOf(sandbox).toISOString(), aheadMs: sandbox.clockAheadMs };
}

/** What time it is in the tenant's test data. */
export class GetTestClock extends Query<TestClockView> {}

@QueryHandler(GetTestClock)
export class GetTestClockHandler implements IQueryHandler<GetTestClock> {
  constructor(private readonly registry: TenantRegistry) {}

  /** @throws DomainError `test-mode.required` */
  async execute(): Promise<TestClockView> {
    const { id, sandboxOf } = currentTenant();
    // The registry itself: what the directory knows may be from before the clock was moved.
    const sandbox = sandboxOf ? await this.registry.find(id) : undefined;
    if (!sandbox) throw testModeRequired();
    return testClockView(sandbox);
  }
}
