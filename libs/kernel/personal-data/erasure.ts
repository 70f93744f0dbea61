import { type RequestContext, runInContext, type TenantRef } from '../context/request-context.ts';
import { type ProjectionPositions } from '../context/projection-positions.ts';
import { uuidV5 } from '../context/uuid-v5.ts';
import { type SubjectErased } from '../domain/subject-erased.ts';
import { type EventStore } from '../events/event-store.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type Subscription } from '../subscriptions/subscription.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type PersonalRows } from './personal-rows.ts';
import { scrubs } from './refuse-forgetful.ts';
import { scrubTraces } from './scrub-traces.ts';
import { type SubjectKeys } from './subject-keys.ts';

/** What was erased, and where. The same for every repeat, but for what is still to be waited for. */
export interface ErasureCertificate {
  /** Public id of the person, `tec_…`. */
  readonly subject: string;
  /** When the key was destroyed. */
  readonly erasedAt: Date;
  /** Of the `SubjectErased` event in the tenant's log. */
  readonly position: number;
  /** Read models and rows that keep nothing of the person any more. */
  readonly scrubbed: readonly string[];
  /** Read models that have not reached the event yet. */
  readonly pending: readonly string[];
}

interface ErasureParts {
  readonly database: TenantDatabase;
  readonly events: EventStore;
  readonly subjectKeys: SubjectKeys;
  readonly positions: ProjectionPositions;
  readonly personalRows: readonly PersonalRows[];
  /** Leaves nothing of the messages that a sandbox has kept: whom they tell of, nobody can say. */
  forgetTestMessages(sandboxId: string): Promise<void>;
  /** Filled by the time that something is erased. */
  readonly subscriptions: readonly Subscription[];
}

/** UUIDv5 namespace of the streams and commands of erasures; fixed for ever. */
const NAMESPACE = '6a1f0c58-7a52-5d0e-9a3c-5d6f2b7f4c90';
/** How long the caller is kept waiting for read models, in milliseconds, all together. */
const PATIENCE_MS = 2_000;

/** The stream that says that a person was erased. */
export const erasureStreamOf = (subject: string): string => uuidV5(NAMESPACE, `stream:${subject}`);

/**
 * Erases people. In this order, each step safe to repeat: the tombstone outside of the database, the key, the caches, the event
 * `SubjectErased`, plain rows, the many in transactions of their own, errors; the read models follow the event. From the second step on nothing in any log,
 * copy or backup can be opened; cut short there, the rest is done by whoever finds `SubjectKeys.unfinished`.
 */
export class Erasure {
  constructor(private readonly parts: ErasureParts) {}

  /** Read models and rows that an erasure reaches. */
  get places(): string[] {
    return [...this.#readModels, ...this.parts.personalRows.map(({ name }) => name)];
  }

  /**
   * @returns null for a person of whom nothing is known
   * @throws DomainError when rows must be kept; then nothing was erased
   */
  async erase(context: RequestContext, subject: string): Promise<ErasureCertificate | null> {
    const tenant = context.tenant!;
    if (!(await this.#knows(tenant, subject))) return null;
    const erasedAt = await this.parts.subjectKeys.erase(tenant.schema, subject);
    const position = await this.#tell(context, subject, erasedAt);
    await this.#eraseRows(tenant, subject);
    if (tenant.sandboxOf) await this.parts.forgetTestMessages(tenant.id);
    await scrubTraces(this.parts, tenant.schema, subject);
    const certificate = await this.#certify(tenant, { subject, erasedAt, position }, PATIENCE_MS);
    if (certificate.pending.length === 0) await this.parts.subjectKeys.complete(tenant.schema, subject);
    return certificate;
  }

  async #eraseRows({ schema }: TenantRef, subject: string): Promise<void> {
    const { database, personalRows } = this.parts;
    const places = await database.transaction(schema, async (tx) => {
      const reached: (string | void)[] = [];
      for (const rows of personalRows) reached.push(await rows.erase(tx, subject));
      return reached;
    });
    for (const [index, rows] of personalRows.entries())
      for (let from = places[index]; from !== undefined;) {
        const place = from;
        from = await database.transaction(schema, (tx) => rows.erase(tx, subject, place));
      }
  }

  /** The certificate of an erasure as it stands now; null when there was none. */
  async certificate(tenant: TenantRef, subject: string): Promise<ErasureCertificate | null> {
    const { events } = await this.parts.events.load(tenant.schema, erasureStreamOf(subject));
    const [told] = events as StoredEvent<SubjectErased>[];
    if (!told) return null;
    return this.#certify(tenant, { subject, erasedAt: new Date(told.data.erasedAt), position: told.position }, 0);
  }

  async #certify(
    tenant: TenantRef,
    erased: Pick<ErasureCertificate, 'subject' | 'erasedAt' | 'position'>,
    patienceMs: number,
  ): Promise<ErasureCertificate> {
    const pending = await this.#pending(tenant, erased.position, patienceMs);
    return { ...erased, scrubbed: this.places.filter((name) => !pending.includes(name)), pending };
  }

  /** Ends what was cut short: the erasures of a tenant that are begun and not done. */
  async resume(tenant: TenantRef, context: RequestContext): Promise<void> {
    for (const subject of await this.parts.subjectKeys.unfinished(tenant.schema))
      await runInContext({ ...context, tenant }, () => this.erase({ ...context, tenant }, subject));
  }

  get #readModels(): string[] {
    return this.parts.subscriptions.flatMap((one) => (one.kind === 'projection' && scrubs(one) ? [one.name] : []));
  }

  async #knows({ schema }: TenantRef, subject: string): Promise<boolean> {
    const inRows = await this.parts.database.transaction(schema, async (tx: TenantTransaction) => {
      const found: boolean[] = [];
      for (const rows of this.parts.personalRows) found.push(await rows.find(tx, subject));
      return found.includes(true);
    });
    return inRows || (await this.parts.subjectKeys.find(schema, [subject])).size > 0;
  }

  /** Under a command id that follows from the person: told once, however often it is tried. */
  async #tell(context: RequestContext, subject: string, erasedAt: Date): Promise<number> {
    const commandId = uuidV5(NAMESPACE, `command:${subject}`);
    const event: SubjectErased = { type: 'SubjectErased', data: { subject, erasedAt: erasedAt.toISOString() } };
    const answer = await this.parts.events.append(context, {
      streamId: erasureStreamOf(subject),
      category: 'data-subject',
      expected: 'any',
      events: [event],
      commandId,
      result: { fingerprint: commandId },
    });
    if (answer.status === 'conflict') throw new Error('An append that expects nothing met a conflict');
    return answer.position;
  }

  async #pending({ schema }: TenantRef, position: number, patienceMs: number): Promise<string[]> {
    const deadline = performance.now() + patienceMs;
    const reached = await Promise.all(
      this.#readModels.map(async (name) => {
        const left = Math.max(0, deadline - performance.now());
        return { name, there: await this.parts.positions.waitFor(schema, name, position, left) };
      }),
    );
    return reached.filter(({ there }) => !there).map(({ name }) => name);
  }
}
