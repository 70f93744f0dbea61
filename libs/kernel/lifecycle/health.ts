import { Inject, Injectable, Logger } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { HEALTH_CHECKS, type HealthCheck, type HealthReport } from './health-check.ts';
import { Readiness } from './readiness.ts';

const TIMEOUT_MS = 500;
// Probes come from several sides at once and from anyone: they share a result for this long.
const SHARED_MS = 200;

interface Outcome {
  readonly check: HealthCheck;
  readonly up: boolean;
  readonly ms: number;
}

/** Runs the checks and judges them. A check that changes its mind is logged once, with the reason. */
@Injectable()
export class Health {
  private readonly logger = new Logger('Health');
  private readonly known = new Map<string, boolean>();
  private started = false;

  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    private readonly readiness: Readiness,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** Whether every critical check has passed since the process began. Stays so: what fails later is the business of `ready`. */
  async startup(): Promise<HealthReport> {
    const report = await this.report();
    if (report.status !== 'unavailable') this.started = true;
    return this.started && report.status === 'unavailable' ? { ...report, status: 'degraded' } : report;
  }

  /** Whether this process should be sent requests now. */
  async ready(): Promise<HealthReport> {
    const report = await this.report();
    return this.readiness.draining ? { ...report, status: 'unavailable' } : report;
  }

  private async report(): Promise<HealthReport> {
    const outcomes = await Promise.all(this.checks.map((check) => this.run(check)));
    const down = outcomes.filter(({ up }) => !up).map(({ check }) => check);
    return {
      status: down.some(({ critical }) => critical) ? 'unavailable' : down.length > 0 ? 'degraded' : 'ok',
      draining: this.readiness.draining,
      checks: Object.fromEntries(outcomes.map(({ check, up, ms }) => [check.name, { status: up ? 'up' : 'down', ms }])),
      degraded: down.filter(({ critical }) => !critical).map(({ name }) => name),
    };
  }

  private async run(check: HealthCheck): Promise<Outcome> {
    // Terminus would add what the check resolves with to a public answer.
    const attempt = this.indicators.check(check.name).attempt(async ({ signal }) => {
      await check.check(signal);
    });
    const result = (await attempt.withTimeout(TIMEOUT_MS).cacheFor(SHARED_MS))[check.name]!;
    const up = result.status === 'up';
    this.logChange(check, up, String(result['message'] ?? ''));
    return { check, up, ms: Number(result['responseTime']) };
  }

  private logChange({ name, critical }: HealthCheck, up: boolean, reason: string): void {
    const before = this.known.get(name) ?? true;
    this.known.set(name, up);
    if (before === up) return;
    if (up) this.logger.log(`${name} works again`);
    else if (critical) this.logger.error(`${name} fails, this process takes no requests: ${reason}`);
    else this.logger.warn(`${name} fails, this process goes on without it: ${reason}`);
  }
}
