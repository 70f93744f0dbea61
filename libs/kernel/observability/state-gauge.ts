import { Gauge, type Registry } from 'prom-client';

interface StateGaugeSettings {
  readonly name: string;
  readonly help: string;
  /** Names the thing that has a state. */
  readonly label: string;
  /** The state that takes no memory and is not shown. */
  readonly usual: string;
  /** Every other state; shown as 0 where no tenant has it. */
  readonly shown: readonly string[];
}

/** Counts tenants by the state of something of theirs, so that ten thousand tenants make one series for each state. */
export class StateGauge {
  private readonly states = new Map<string, Map<string, string>>();

  constructor(
    registry: Registry,
    private readonly settings: StateGaugeSettings,
  ) {
    const { name, help, label, shown } = settings;
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      labelNames: [label, 'state'],
      collect: () => {
        for (const [owner, tenants] of this.states) {
          const counts = Map.groupBy(tenants.values(), (state) => state);
          for (const state of shown) gauge.set({ [label]: owner, state }, counts.get(state)?.length ?? 0);
        }
      },
    });
  }

  /** The latest state of one tenant. */
  set(owner: string, tenantId: string, state: string): void {
    const tenants = this.states.get(owner) ?? new Map<string, string>();
    this.states.set(owner, tenants);
    if (state === this.settings.usual) tenants.delete(tenantId);
    else tenants.set(tenantId, state);
  }
}
