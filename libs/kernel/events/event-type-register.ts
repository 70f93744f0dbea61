import { type PlatformTransaction } from '../tenancy/platform-database.ts';
import { type EventTypes } from './event-types.ts';

/** An event type as the register has it. */
export interface WrittenType {
  readonly type: string;
  /** The highest that was ever written. */
  readonly version: number;
  readonly context: string;
  /** Which build wrote that version first. */
  readonly build: string;
  readonly retired: boolean;
}

/** Events stand in the logs that this release has no code for. Stops the boot; the message names them and says what to do. */
export class MissingEventTypes extends Error {
  override readonly name = 'MissingEventTypes';

  constructor(readonly missing: readonly WrittenType[]) {
    const names = missing.map(
      ({ type, context, version, build }) => `${type} (${context}, version ${version}, of build ${build})`,
    );
    super(
      `This release cannot read events that stand in the logs: ${names.join(', ')}. Run a release that knows them, or give them up with \`clutch events retire ${missing[0]!.type}\`.`,
    );
  }
}

const SQL = {
  all: {
    name: 'types.all',
    text: 'select type, version, context, build, retired_at is not null as retired from platform.event_type order by type',
  },
  written: {
    name: 'types.written',
    text: `insert into platform.event_type as t (type, version, context, build)
      select x.type, x.version, x.context, x.build from jsonb_to_recordset($1) as x(type text, version int, context text, build text) order by x.type
      on conflict (type) do update set version = greatest(t.version, excluded.version), retired_at = null,
        build = case when excluded.version > t.version then excluded.build else t.build end`,
  },
  retire: {
    name: 'types.retire',
    text: 'update platform.event_type set retired_at = coalesce(retired_at, now()) where type = $1 returning type',
  },
} as const;

/**
 * Which event types stand in the logs of the installation. A type, and each new version of it, is written here before the first event
 * of it is appended; so no log of ten thousand holds what is not in this one small table, and a boot need look nowhere else.
 */
export class EventTypeRegister {
  /** The highest version that is certainly registered. */
  readonly #written = new Map<string, number>();

  constructor(
    private readonly platform: PlatformTransaction,
    private readonly types: EventTypes,
    /** Which release this is: stands in the metadata of what it writes. */
    readonly build: string,
  ) {}

  /**
   * Compares what stands in the logs with what this release reads, and learns what an operator has retired. Types of a newer version are
   * answered: during a roll-out the older release goes on with everything else (`UnreadableEvent`).
   * @throws MissingEventTypes when a type is unknown here and was not retired
   */
  async check(): Promise<{ readonly newer: readonly WrittenType[] }> {
    const all = await writtenTypes(this.platform);
    for (const { type, version, retired } of all) {
      if (retired) this.types.retire(type);
      else this.#written.set(type, version);
    }
    const missing = all.filter(({ type }) => !this.types.knows(type));
    if (missing.length > 0) throw new MissingEventTypes(missing);
    return { newer: all.filter(({ type, version }) => version > this.types.definition(type).version) };
  }

  /**
   * To be awaited before events of these types are appended. Nothing is sent when all are registered, which is so but for the first
   * time in an installation. Best called outside of a transaction, as it takes a connection of its own.
   */
  async ensure(events: readonly { readonly type: string }[]): Promise<void> {
    const fresh = new Map<string, Omit<WrittenType, 'retired'>>();
    for (const event of events) {
      const { type, version, context } = this.types.definition(event.type);
      if ((this.#written.get(type) ?? 0) < version) fresh.set(type, { type, version, context, build: this.build });
    }
    if (fresh.size === 0) return;
    await this.adopt([...fresh.values()]);
    for (const { type, version } of fresh.values()) this.#written.set(type, version);
  }

  /** Registers what another installation has written, for a log that comes from there. */
  async adopt(types: readonly Omit<WrittenType, 'retired'>[]): Promise<void> {
    if (types.length > 0) await this.platform.query({ ...SQL.written, values: [JSON.stringify(types)] });
  }
}

/** All event types that were ever written, in order of their names. */
export function writtenTypes(platform: PlatformTransaction): Promise<WrittenType[]> {
  return platform.query<WrittenType>(SQL.all);
}

/**
 * Says that events of this type need not be understood any more: they stay in the logs, with their positions, and are shown to nobody. A
 * release that knows the type all the same reads it as ever, and writing one takes it back. @returns whether there is such a type
 */
export async function retireEventType(platform: PlatformTransaction, type: string): Promise<boolean> {
  const retired = await platform.query({ ...SQL.retire, values: [type] });
  return retired.length > 0;
}
