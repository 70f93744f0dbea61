import { Inject, Injectable } from '@nestjs/common';
import {
  AuditHeads,
  CONFIG,
  type Config,
  type SignedHead,
  type TenantRef,
  uuidV5,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { SignedHeads } from '../../aggregates.ts';
import { handOut } from '../../domain/audit/signed-head.ts';

const MOST_TENANTS = 100_000;

/** Signs what the trail of a tenant is, each minute in which it has grown, and hands the head out as an event: to the log, and to webhooks. */
@Injectable()
@WorkerPart()
export class HeadSigning implements WorkerPartOf {
  /** Tenants whose heads this process has handed out so far. */
  readonly #known = new Set<string>();
  readonly #everyMs: number;

  constructor(
    private readonly heads: AuditHeads,
    private readonly handedOut: SignedHeads,
    @Inject(CONFIG) { worker }: Pick<Config, 'worker'>,
  ) {
    this.#everyMs = worker.headSeconds * 1_000;
  }

  async sweep(tenant: TenantRef): Promise<void> {
    if (this.#everyMs === 0) return;
    const signed = await this.heads.signNews(tenant, this.#everyMs);
    // A process that died between the two has signed a head that nobody was handed.
    const head = signed ?? (this.#known.has(tenant.schema) ? undefined : await this.#last(tenant));
    if (head) await this.handedOut.change(streamOf(head), (state) => handOut(state, head));
    if (this.#known.size >= MOST_TENANTS) this.#known.clear();
    this.#known.add(tenant.schema);
  }

  async #last({ schema }: TenantRef): Promise<SignedHead | undefined> {
    const [head] = await this.heads.list(schema, { towards: 'older', size: Number.MAX_SAFE_INTEGER, limit: 1 });
    return head;
  }
}

/** A stream for each head, the same one whoever has signed it. */
const streamOf = ({ tenant, size }: SignedHead): string => uuidV5(tenant, `audit head ${size}`);
