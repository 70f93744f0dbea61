import { Gauge, type Registry } from 'prom-client';

/**
 * A gauge that is told one value a tenant and shows only the worst of them and their sum, so that ten thousand tenants make two series, not ten thousand.
 * A tenant at 0 takes no memory.
 */
export class TenantGauge {
  private readonly values = new Map<string, Map<string, number>>();

  /** `label` names what the series differ in, beside `over`. */
  constructor(registry: Registry, name: string, help: string, label: string) {
    const gauge = new Gauge({
      name,
      help,
      registers: [registry],
      labelNames: [label, 'over'],
      collect: () => {
        for (const [owner, tenants] of this.values) {
          gauge.set({ [label]: owner, over: 'worst' }, worstOf(tenants));
          gauge.set({ [label]: owner, over: 'sum' }, sumOf(tenants));
        }
      },
    });
  }

  /** The latest value of one tenant; the other tenants keep theirs. */
  set(owner: string, tenantId: string, value: number): void {
    const tenants = this.values.get(owner) ?? new Map<string, number>();
    this.values.set(owner, tenants);
    if (value > 0) tenants.set(tenantId, value);
    else tenants.delete(tenantId);
  }
}

function worstOf(tenants: ReadonlyMap<string, number>): number {
  let worst = 0;
  for (const value of tenants.values()) worst = Math.max(worst, value);
  return worst;
}

function sumOf(tenants: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const value of tenants.values()) sum += value;
  return sum;
}
