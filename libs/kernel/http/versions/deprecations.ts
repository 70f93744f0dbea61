import { type FastifyReply } from 'fastify';
import { liveTenantId } from '../../tenancy/sandboxes.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { type BrownOut } from './brown-out.ts';
import { type Deprecation, deprecationFault, deprecationHeaders } from './deprecation.ts';

/** Somebody has called a deprecated operation. */
export interface DeprecatedUse {
  /** UUID of the live tenant, also where it was done with test data. */
  readonly tenantId: string;
  readonly credentialId: string;
  readonly operation: Omit<DeprecatedOperation, 'brownOuts'>;
  readonly at: Date;
}

/** Whoever keeps which credential uses which deprecated operation. */
export abstract class DeprecatedUses {
  /** Must not wait for anything: a request is under way. */
  abstract note(use: DeprecatedUse): void;
}

/** A deprecated operation of this app. */
export interface DeprecatedOperation extends Deprecation {
  readonly operationId: string;
  readonly method: string;
  /** `/v1/webhook-endpoints/{endpointId}/test` */
  readonly path: string;
  /** Times in which it will not answer, so that whoever has not noticed does. */
  readonly brownOuts: readonly BrownOut[];
}

interface Declared {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  readonly deprecation?: Deprecation;
}

interface Known {
  readonly operation: DeprecatedOperation;
  readonly headers: Readonly<Record<string, string>>;
}

/** The deprecated operations of an app, and what is done when somebody calls one. Injectable. */
export class Deprecations {
  #known: ReadonlyMap<string, Known> = new Map();
  #uses: DeprecatedUses | undefined;

  constructor(private readonly now: () => Date = () => new Date()) {}

  /** @throws Error that lists every declaration that may not be: the app does not start */
  start(routes: readonly Declared[], uses: DeprecatedUses | undefined, brownOuts: readonly BrownOut[]): void {
    assertDeprecations(routes, brownOuts);
    const pathOf = (id: string) => routes.find(({ operationId }) => operationId === id)?.path;
    this.#uses = uses;
    this.#known = new Map(
      routes.flatMap(({ operationId, deprecation, method, path }) => {
        if (operationId === undefined || !deprecation) return [];
        const own = brownOuts.filter((brownOut) => brownOut.operationId === operationId);
        const operation = { ...deprecation, operationId, method, path: documented(path)!, brownOuts: own };
        return [
          [
            operationId,
            { operation, headers: deprecationHeaders(deprecation, documented(pathOf(deprecation.successor))) },
          ],
        ];
      }),
    );
  }

  get all(): readonly DeprecatedOperation[] {
    return [...this.#known.values()].map(({ operation }) => operation);
  }

  /** Counts the use. @throws ProblemError 410 `operation.browned-out` */
  meet({ operation, principal, clutch }: HttpRequest): void {
    const known = operation?.isDeprecated ? this.#known.get(operation.id) : undefined;
    if (!known) return;
    const at = this.now();
    const { brownOuts, ...facts } = known.operation;
    const { operationId, successor, sunset } = facts;
    if (principal && clutch.tenant) {
      const { credentialId } = principal;
      this.#uses?.note({ tenantId: liveTenantId(clutch.tenant), credentialId, operation: facts, at });
    }
    const now = at.getTime();
    const brownOut = brownOuts.find(({ from, until }) => from.getTime() <= now && now < until.getTime());
    if (!brownOut) return;
    const detail = `${operationId} ends on ${sunset} and is switched off until ${brownOut.until.toISOString()} so that this is noticed; use ${successor}`;
    const seconds = Math.ceil((brownOut.until.getTime() - now) / 1_000);
    throw new ProblemError(410, 'operation.browned-out', detail, { headers: { 'Retry-After': String(seconds) } });
  }

  /** On every answer of a deprecated operation, errors too. Links of pages stay beside these. */
  announce({ operation, params }: HttpRequest, reply: FastifyReply): void {
    const known = operation?.isDeprecated ? this.#known.get(operation.id) : undefined;
    if (!known) return;
    const before = reply.getHeader('Link');
    const { Link, ...headers } = known.headers;
    const own = filledIn(Link!, params);
    reply.headers(headers).header('Link', before === undefined ? own : `${String(before)}, ${own}`);
  }
}

/** A link holds an address, not the template of one (RFC 8288 §3.1): the successor's parameters are those of the request. */
function filledIn(link: string, params: unknown): string {
  const values = (params ?? {}) as Readonly<Record<string, string>>;
  return link.replaceAll(/\{(\w+)\}/g, (template, name: string) => encodeURIComponent(values[name] ?? template));
}

/** @throws Error with one line for each fault */
export function assertDeprecations(routes: readonly Declared[], brownOuts: readonly BrownOut[]): void {
  const known = new Map(routes.map((route) => [route.operationId, route]));
  const faults = [
    ...routes.flatMap(({ name, deprecation }) => {
      const fault = deprecation && deprecationFault(deprecation);
      return fault === undefined ? [] : [`${name}: ${fault}`];
    }),
    ...brownOuts.flatMap(({ operationId, from }) => {
      const deprecation = known.get(operationId)?.deprecation;
      return deprecation && from.getTime() < Date.parse(deprecation.since)
        ? [`${operationId}: a brown-out begins before ${deprecation.since}, when nobody had been told`]
        : [];
    }),
  ];
  if (faults.length > 0) throw new Error(`Deprecations that may not be:\n  ${faults.join('\n  ')}`);
}

/** `v1/things/:thingId` is `/v1/things/{thingId}`. */
function documented(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `/${path}`.replaceAll(/:(\w+)/g, '{$1}').replace(/^\/\//, '/');
}
