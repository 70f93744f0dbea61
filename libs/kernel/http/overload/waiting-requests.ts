import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type FastifyReply } from 'fastify';
import { Readiness } from '../../lifecycle/readiness.ts';
import { type AppAbility } from '../authorization/ability.ts';
import { AuthenticationGuard } from '../authorization/authentication.guard.ts';
import { findPart } from '../find-part.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { Overload } from './overload.ts';

/** How a request waited: it could not; to its end in vain; or until it happened, with what its caller may do by now. */
export type Waited = { readonly how: 'refused' | 'over' } | { readonly how: 'woken'; readonly ability: AppAbility };

/** Begins to look out, and calls `wake` when it has happened. @returns what ends the looking out */
export type LookOut = (wake: () => void) => () => void;

/** Who waits, in whose name, and for how long. */
export interface Wait {
  readonly request: HttpRequest;
  readonly reply: FastifyReply;
  readonly schema: string;
  readonly waitMs: number;
}

/** In one process. */
const MOST_OF_TENANT = 16;
const MOST = 1_000;
const SHUTDOWN_LOOKED_FOR_EVERY_MS = 250;

/**
 * Requests that wait until something happens. While it waits a request has no place among those that are worked on, so that however many
 * wait, they keep nobody out; it must hold nothing else either, no connection above all. So few of a tenant may wait at a time that
 * they can never be a burden when all of them are woken at once.
 */
@Injectable()
export class WaitingRequests implements BeforeApplicationShutdown {
  readonly #ofTenant = new Map<string, number>();
  readonly #ends = new Set<() => void>();
  #hasEnded = false;

  constructor(
    private readonly overload: Overload,
    private readonly guard: AuthenticationGuard,
    private readonly modules: ModuleRef,
  ) {}

  /** How many wait now. */
  get count(): number {
    return this.#ends.size;
  }

  /**
   * Waits for what is looked out for, `waitMs` at the longest, and less when the caller goes or the process ends. Woken, the request takes
   * a place again and its credential counts anew; where there is no room it has waited in vain.
   * @throws ProblemError what authentication has against a credential that was good when the wait began
   */
  async wait({ request, reply, schema, waitMs }: Wait, lookOut: LookOut): Promise<Waited> {
    if (reply.raw.destroyed) return { how: 'over' };
    const waiting = this.#ofTenant.get(schema) ?? 0;
    if (this.#hasEnded || this.count >= MOST || waiting >= MOST_OF_TENANT) return { how: 'refused' };
    this.#ofTenant.set(schema, waiting + 1);
    const comeIn = this.overload.stepOut(request.raw);
    const gone = new Promise<false>((resolve) => reply.raw.once('close', () => resolve(false)));
    const isWoken = await this.#untilWoken(lookOut, gone, waitMs);
    this.#leave(schema);
    if (!isWoken || reply.raw.destroyed || !(await Promise.race([comeIn(), gone]))) return { how: 'over' };
    const { ability } = await this.guard.principalOf(request);
    return { how: 'woken', ability };
  }

  beforeApplicationShutdown(): void {
    this.#hasEnded = true;
    for (const end of this.#ends) end();
  }

  async #untilWoken(lookOut: LookOut, gone: Promise<false>, waitMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const end = (): void => resolve(false);
    this.#ends.add(end);
    const timer = setTimeout(end, waitMs);
    const readiness = findPart(this.modules, Readiness);
    const look = setInterval(() => readiness?.draining && end(), SHUTDOWN_LOOKED_FOR_EVERY_MS);
    const endLooking = lookOut(() => resolve(true));
    try {
      return await Promise.race([promise, gone]);
    } finally {
      clearTimeout(timer);
      clearInterval(look);
      this.#ends.delete(end);
      endLooking();
    }
  }

  #leave(schema: string): void {
    const left = this.#ofTenant.get(schema)! - 1;
    if (left === 0) this.#ofTenant.delete(schema);
    else this.#ofTenant.set(schema, left);
  }
}
