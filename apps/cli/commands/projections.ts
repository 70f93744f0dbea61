import { parseArgs } from 'node:util';
import {
  FindTenantBySlug,
  FinishRebuild,
  GetSubscription,
  HandleParkedEvent,
  ListAllTenants,
  ListLaggingSubscriptions,
  ListParkedEvents,
  ListSubscriptions,
  type Steering,
  SteerSubscription,
  type SubscriptionView,
} from '#tenancy';
import { LaunchError } from '../launch-error.ts';
import { positionsProgress } from '../positions-progress.ts';
import { printRows } from '../print-rows.ts';
import { listenForStop } from '../start/stop-signals.ts';
import { type OperatorBus, withOperator } from '../with-operator.ts';

const OPTIONS = {
  tenant: { type: 'string' },
  all: { type: 'boolean' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Asked {
  readonly tenant?: string | undefined;
  readonly all?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly json?: boolean | undefined;
  readonly positionals: readonly string[];
}

interface Action {
  readonly usage: string;
  readonly positionals: number;
  run(bus: OperatorBus, asked: Asked): Promise<void>;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { usage: 'list [--tenant <slug>] [--json]', positionals: 0, run: list },
  pause: steering('pause', 'is paused'),
  resume: steering('resume', 'goes on'),
  rebuild: { usage: 'rebuild <name> --tenant <slug>|--all [--reason <why>]', positionals: 1, run: rebuild },
  cancel: steering('cancel-rebuild', 'is not rebuilt', 'cancel'),
  parked: { usage: 'parked --tenant <slug> [--json]', positionals: 0, run: parked },
  retry: { usage: 'retry <name> <position> --tenant <slug> [--reason <why>]', positionals: 2, run: retry },
  skip: { usage: 'skip <name> <position> --tenant <slug> --reason <why>', positionals: 2, run: skip },
};

/**
 * `clutch projections <action>`: where projections, policies, processes and feeds stand, and what is done about them. Works on the
 * database, whether anything runs or not; what is asked for a worker does.
 * @throws LaunchError, ConfigError
 */
export async function projections(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [name = 'list', ...rest] = positionals;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new LaunchError(`There is no \`clutch projections ${name}\`.\n\n${usage()}`);
  if (rest.length !== action.positionals) throw new LaunchError(`Usage: clutch projections ${action.usage}`);
  await withOperator((bus) => action.run(bus, { ...values, positionals: rest }));
}

const usage = (): string =>
  ['Usage:', ...Object.values(ACTIONS).map((action) => `  clutch projections ${action.usage}`)].join('\n');

async function list(bus: OperatorBus, { tenant, json = false }: Asked): Promise<void> {
  if (tenant === undefined) return worst(bus, json);
  const { data } = await bus.ask(new ListSubscriptions({ limit: 1_000 }, await idOf(bus, tenant)));
  if (json) return print(data);
  printRows(
    ['NAME', 'KIND', 'STATE', 'POSITION', 'LAG', 'PARKED', 'ERROR'],
    data.map((one) => [
      one.name,
      one.kind ?? '',
      stateOf(one),
      `${one.position}/${one.head}`,
      lagOf(one.lag),
      one.heldBack > 0 ? `${one.parked} +${one.heldBack}` : String(one.parked),
      (one.error ?? one.rebuild?.error)?.message ?? '',
    ]),
  );
}

/** Over all tenants, as the workers last saw them. */
async function worst(bus: OperatorBus, json: boolean): Promise<void> {
  const { data, page } = await bus.ask(new ListLaggingSubscriptions({ limit: 100 }));
  if (json) return print(data);
  if (data.length === 0)
    return console.log('Nothing lags, is paused, halted or parked; --tenant <slug> shows a tenant in full.');
  printRows(
    ['TENANT', 'NAME', 'STATE', 'LAG', 'PARKED', 'SEEN'],
    data.map(({ tenant, subscription, state, lag, parked, seenAt }) => [
      tenant.slug ?? tenant.id,
      subscription,
      state,
      lagOf(lag),
      String(parked),
      seenAt,
    ]),
  );
  if (page.hasMore) console.log('These are the first 100; the administration API has the rest.');
}

async function parked(bus: OperatorBus, { tenant, json = false }: Asked): Promise<void> {
  const { data, page } = await bus.ask(new ListParkedEvents(await idOf(bus, needed(tenant)), { limit: 100 }));
  if (json) return print(data);
  if (data.length === 0) return console.log('No event is parked.');
  printRows(
    ['NAME', 'POSITION', 'EVENT', 'STATUS', 'TRIES', 'BEHIND', 'ERROR'],
    data.map(({ subscription, position, eventType, status, attempts, heldBehind, error }) => [
      subscription,
      String(position),
      eventType ?? '',
      status,
      String(attempts),
      String(heldBehind),
      error,
    ]),
  );
  if (page.hasMore) console.log('These are the first 100; the administration API has the rest.');
}

function steering(what: Steering, said: string, word: string = what): Action {
  return {
    usage: `${word} <name> --tenant <slug>|--all [--reason <why>]`,
    positionals: 1,
    run: (bus, asked) =>
      forEachTenant(bus, asked, async (tenantId, slug) => {
        const [name = ''] = asked.positionals;
        await bus.send(new SteerSubscription(tenantId, name, what, reasonOf(asked)));
        console.log(`${slug}: ${name} ${said}`);
      }),
  };
}

async function rebuild(bus: OperatorBus, asked: Asked): Promise<void> {
  const [name = ''] = asked.positionals;
  const { stopping, dispose } = listenForStop(() => process.exit(1));
  try {
    await forEachTenant(bus, asked, async (tenantId, slug) => {
      if (stopping.aborted) throw new LaunchError('Stopped before this tenant');
      await bus.send(new SteerSubscription(tenantId, name, 'rebuild', reasonOf(asked)));
      const { kind } = await bus.ask(new GetSubscription(tenantId, name));
      if (kind === 'process') return console.log(`${slug}: ${name} reads the log again`);
      const progress = positionsProgress(`${slug}: ${name}`);
      const watch = { onProgress: progress.show, signal: stopping };
      await bus.send(new FinishRebuild(tenantId, name, watch)).finally(progress.end);
      console.log(`${slug}: ${name} is rebuilt`);
    });
  } catch (error) {
    if (!stopping.aborted) throw error;
    throw new LaunchError('Stopped here. A worker goes on with what was begun; `clutch projections list` shows it.');
  } finally {
    dispose();
  }
}

async function retry(bus: OperatorBus, asked: Asked): Promise<void> {
  await handle(bus, 'retry', { ...asked, reason: reasonOf(asked) });
  console.log('It is tried again by a worker; `clutch projections parked` shows what is left.');
}

async function skip(bus: OperatorBus, asked: Asked): Promise<void> {
  if (!asked.reason) throw new LaunchError('Give --reason: the event is left out for good, and the log says why.');
  await handle(bus, 'skip', asked);
  console.log('It is left out; what waited behind it goes on.');
}

async function handle(bus: OperatorBus, what: 'retry' | 'skip', { tenant, reason = '', positionals }: Asked) {
  const [subscription = '', text = ''] = positionals;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new LaunchError(`"${text}" is no position; \`parked\` lists them.`);
  const order = { subscription, position: Number(text), reason };
  await bus.send(new HandleParkedEvent(await idOf(bus, needed(tenant)), what, order));
}

/** With --all one tenant's failure stops no other. @throws LaunchError that names those that failed */
async function forEachTenant(
  bus: OperatorBus,
  { tenant, all = false }: Asked,
  work: (tenantId: string, slug: string) => Promise<void>,
): Promise<void> {
  if (all === (tenant !== undefined)) throw new LaunchError('Give either --tenant <slug> or --all.');
  if (tenant !== undefined) return work(await idOf(bus, tenant), tenant);
  const live = (await bus.ask(new ListAllTenants(true))).filter(({ status }) => status === 'live');
  const failed: string[] = [];
  for (const { slug } of live) {
    try {
      await work(await idOf(bus, slug), slug);
    } catch (error) {
      failed.push(`${slug}: ${(error as Error).message}`);
    }
  }
  if (failed.length > 0)
    throw new LaunchError(`Not done for ${failed.length} of ${live.length} tenants:\n  ${failed.join('\n  ')}`);
}

async function idOf(bus: OperatorBus, slug: string): Promise<string> {
  return (await bus.ask(new FindTenantBySlug(slug))).tenantId;
}

function needed(tenant: string | undefined): string {
  if (tenant === undefined) throw new LaunchError('Give --tenant <slug>; `clutch tenants` lists them.');
  return tenant;
}

const reasonOf = ({ reason }: Asked): string => reason ?? 'by the command line';
const print = (data: unknown): void => console.log(JSON.stringify(data, null, 2));

function stateOf({ state, rebuild }: SubscriptionView): string {
  if (!rebuild) return state;
  const share = rebuild.total === 0 ? 100 : Math.floor((100 * rebuild.position) / rebuild.total);
  return `${state} (${rebuild.state}, ${share} %)`;
}

/** `0`, or `1200 events, 8.5 s`. */
function lagOf({ events, seconds }: { readonly events: number; readonly seconds: number }): string {
  return events === 0 ? '0' : `${events} events, ${seconds.toFixed(1)} s`;
}
