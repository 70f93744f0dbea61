import { Inject, Injectable } from '@nestjs/common';
import {
  answerFromLedger,
  type AppendRequest,
  currentContext,
  type DecideChange,
  DomainError,
  EventStore,
  KERNEL,
  type Kernel,
  type PlatformTransaction,
  type RegisteredTenant,
  RegistryRefusal,
  sandboxSlug,
  TenantRegistry,
  runInContext,
  type TenantTransaction,
  uuidV5,
} from '#kernel';
import { follow } from '../domain/sandbox-standing.ts';
import { type Decided } from '../domain/tenant-standing.ts';

/** UUIDv5 namespace of changes that come without an Idempotency-Key; fixed for ever. */
const CHANGE = '5d1f0f6e-6c0b-5a5d-9d0e-3f0f7a1c2b44';

/** Changes a tenant as a whole: the registry, its rights, and its log in one. */
@Injectable()
export class TenantChanges {
  constructor(
    private readonly registry: TenantRegistry,
    private readonly events: EventStore,
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'heldJobs'>,
  ) {}

  /**
   * Decides on the tenant as it is, under its lock, and lets its sandbox follow. `null` changes nothing. Sent again under the same Idempotency-Key it is the first
   * time's change.
   * @throws DomainError as `decide` does; `tenant.not-found`, `tenant.slug-taken`, `idempotency.key-reused`
   */
  async change(
    tenantId: string,
    decide: (tenant: RegisteredTenant) => Decided | null,
    alongside?: (home: PlatformTransaction) => Promise<void>,
  ): Promise<RegisteredTenant> {
    const changed = await this.#decide(tenantId, decide, alongside);
    if (!changed.sandboxOf) await this.follow(changed);
    return changed;
  }

  /** Lets the sandbox of a live tenant stand as the tenant does. What a crash has left undone here, the worker does. */
  async follow(live: RegisteredTenant): Promise<void> {
    const sandbox = await this.registry.findSandbox(live.id);
    if (!sandbox) return;
    // The key of the request is for the tenant's own log; what follows from it comes again by itself.
    const { command: _, ...context } = currentContext()!;
    const slug = sandboxSlug(live.slug, sandbox.id);
    const { schema, status } = await runInContext(context, () =>
      this.#decide(sandbox.id, (tenant) => follow(tenant, live, slug)),
    );
    if (status === 'live') await this.kernel.heldJobs.release(schema);
  }

  async #decide(
    tenantId: string,
    decide: (tenant: RegisteredTenant) => Decided | null,
    alongside?: (home: PlatformTransaction) => Promise<void>,
  ): Promise<RegisteredTenant> {
    const context = currentContext()!;
    const changed = await this.#change(tenantId, (tenant) => {
      const decided = decide(tenant);
      return (
        decided && {
          what: decided.what,
          to: decided.to,
          actor: context.actor!,
          append: (tx) => this.#append(tx, tenant, decided),
          ...(alongside ? { alongside } : {}),
        }
      );
    });
    this.events.announce(changed.schema);
    return changed;
  }

  async #change(tenantId: string, decide: DecideChange): Promise<RegisteredTenant> {
    try {
      return await this.registry.change(tenantId, decide);
    } catch (error) {
      if (!(error instanceof RegistryRefusal)) throw error;
      if (error.why === 'unknown') throw noSuchTenant();
      const detail = 'The slug belongs to another tenant, or did until lately; choose another one';
      throw new DomainError('conflict', 'tenant.slug-taken', detail);
    }
  }

  async #append(
    tx: TenantTransaction,
    { id, schema, slug, epoch }: RegisteredTenant,
    { events, what }: Decided,
  ): Promise<boolean> {
    const context = { ...currentContext()!, tenant: { id, schema, slug } };
    // The schema is in it, because a restored log remembers the changes of the tenant that it was copied from.
    const command = context.command ?? { id: uuidV5(CHANGE, `${schema}:${epoch}:${what}`), fingerprint: what };
    const request: AppendRequest = {
      streamId: id,
      category: 'tenant',
      expected: 'any',
      events,
      commandId: command.id,
      result: { fingerprint: command.fingerprint },
    };
    const answer = await this.events.appendIn(tx, context, request);
    if (answer.status === 'ok') return true;
    // With the expected version `any` there is no conflict: the command came before.
    const sent = currentContext()!;
    if (answer.status === 'duplicate' && sent.command) answerFromLedger(sent, answer);
    return false;
  }
}

export function noSuchTenant(): DomainError {
  return new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
}
