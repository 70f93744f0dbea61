import { Logger } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type TenantRef } from '../context/request-context.ts';
import { uuidOf } from '../domain/typed-id.ts';
import { type DeclaredRoute } from '../http/authorization/route-access.ts';
import { type Problem, PROBLEM_JSON, problemBody } from '../http/problems/problem.ts';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { type TenantDirectory } from '../tenancy/tenant-directory.ts';
import { TenantStopped } from '../tenancy/tenant-stopped.ts';
import { cut } from './audit-actions.ts';
import { AuditDraft, type DraftEntry } from './audit-draft.ts';
import { type AuditTarget } from './audit-terms.ts';
import { type AuditedAnswers } from './audited.decorator.ts';
import { type DraftOutcome, type StoredAuditTrail } from './stored-audit-trail.ts';
import { Strangers } from './strangers.ts';

export interface AuditedApp {
  readonly routes: readonly DeclaredRoute[];
  readonly trail: StoredAuditTrail;
  readonly tenants: Pick<TenantDirectory, 'byId'>;
}

interface AuditedRoute {
  readonly operation: string;
  /** Absent for what is open to everybody: whoever serves it says what it was. */
  readonly action?: string;
  readonly audited?: AuditedAnswers;
  readonly isSafe?: true;
}

type Payload = unknown;
type Done = (error: Error | null, payload: Payload) => void;

const LONGEST_ID = 100;
const UNAVAILABLE = {
  status: 503,
  code: 'unavailable',
  detail: 'Try again in a moment',
  headers: { 'Retry-After': '2' },
} as const;

/**
 * Writes the audit trail of an app's requests: every change with its outcome, every refusal, every sensitive read. A change that appends
 * events takes its record along (`forAppend`), and so does an answer that is kept for repeats (`forAnswer`); the rest is written before the answer goes out, in one statement.
 * A success whose record cannot be written is answered with 503: nothing is acknowledged that nobody wrote down. Only refusals and failures go
 * out without.
 */
export class RequestAudit {
  readonly #log = new Logger('audit');
  readonly #routes = new Map<string, AuditedRoute>();
  #app: AuditedApp | undefined;
  #strangers: Strangers | undefined;

  /** Until then, and in an app without a trail for ever, nothing is written. */
  start(app: AuditedApp): void {
    this.#app = app;
    this.#strangers = new Strangers(app.trail);
    for (const { method, path, operationId, access, audited, isSafe } of app.routes) {
      const action = typeof access === 'string' ? undefined : access.permission.replace(':', '.');
      const route = {
        operation: operationId ?? 'unnamed',
        ...(audited ? { audited } : {}),
        ...(isSafe ? { isSafe } : {}),
        ...(action ? { action } : {}),
      };
      this.#routes.set(`${method} /${path}`.replace(/\/$/, ''), route);
    }
  }

  draftOf(request: HttpRequest): AuditDraft | undefined {
    if (!this.#app) return undefined;
    const route = this.#routeOf(request);
    const action = route?.action;
    const tries = route && action !== undefined ? () => entryOf(request, { ...route, action }) : undefined;
    return new AuditDraft(
      () => ({
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
        credentialId: request.principal?.credentialId ?? null,
        level: request.principal?.assurance?.level ?? null,
      }),
      tries,
    );
  }

  /** Fastify's `onSend`: the last moment at which the answer can wait for its record. */
  beforeAnswer(request: HttpRequest, reply: FastifyReply, payload: Payload, done: Done): void {
    const draft = request.clutch?.audit;
    const route = this.#routeOf(request);
    if (!draft || !route?.action || request.clutch.replayed) return done(null, payload);
    // A read that went well is the most frequent answer of all, and mostly nobody is told of it: it is not parsed for that.
    const ended = endedAs(reply.statusCode, reply.statusCode < 400 ? undefined : (draft.code ?? codeIn(payload)));
    if (draft.isWritten(ended.outcome) || !isToldOf(request, route, ended) || this.#isRepeat(request, ended))
      return done(null, payload);
    this.#write(request, draft, ended).then(
      () => done(null, payload),
      (err: unknown) => {
        this.#tellOfLoss(err, request.id, route.operation);
        // Of a tenant that stands still the operator's own changes have no record.
        const isStopped = err instanceof TenantStopped;
        const withheld = reply.statusCode < 400 && (route.audited === 'all' || !isStopped);
        const problem = isStopped ? problemOfError(err) : UNAVAILABLE;
        done(null, withheld ? withhold(reply, request.id, { payload, problem }) : payload);
      },
    );
  }

  /** Tells of what was only counted so far. */
  async close(): Promise<void> {
    await this.#strangers?.flush();
  }

  #isRepeat(
    { principal, clutch: { tenant, namedCredential: credential }, ip }: HttpRequest,
    ended: DraftOutcome,
  ): boolean {
    if (principal || !tenant || ended.outcome !== 'refused') return false;
    return !this.#strangers!.isFirst({ tenant, credential, ip, code: ended.code ?? String(ended.status) });
  }

  /** Of a tenant that stands still nothing is written, which is no fault; what is sensitive in it is not shown meanwhile. */
  #tellOfLoss(err: unknown, requestId: string, operation: string): void {
    if (err instanceof TenantStopped) return;
    this.#log.error({ err, requestId, operation }, 'A record of the audit trail was lost');
  }

  async #write(request: HttpRequest, draft: AuditDraft, ended: DraftOutcome): Promise<void> {
    const tenant = request.clutch.tenant ?? (await this.#concerned(request));
    if (tenant) await this.#app!.trail.noteDraft(tenant.schema, request.clutch, draft, ended);
  }

  /** The tenant that the operator has to do with. */
  async #concerned({ params, principal }: HttpRequest): Promise<TenantRef | undefined> {
    const { tenantId } = params as { tenantId?: string };
    const id = principal && tenantId !== undefined ? uuidOf('tnt', tenantId) : null;
    return id === null ? undefined : this.#app!.tenants.byId(id);
  }

  #routeOf({ method, routeOptions }: HttpRequest): AuditedRoute | undefined {
    return this.#routes.get(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`);
  }
}

/** Of reads only what is sensitive and what was refused; of a caller who is over the limit nothing, or the limit would limit nothing. */
function isToldOf({ method }: HttpRequest, { audited, isSafe }: AuditedRoute, { status = 200 }: DraftOutcome): boolean {
  if (status === 429 || (audited === 'refusals' && status < 400)) return false;
  if (method !== 'GET' && method !== 'HEAD' && !isSafe) return true;
  return status === 401 || status === 403 || (audited === 'all' && status < 400);
}

function entryOf(request: HttpRequest, route: AuditedRoute & { readonly action: string }): DraftEntry {
  const { params, principal } = request;
  const { action, operation, audited } = route;
  return {
    action,
    operation,
    goesWithAppends: audited !== 'refusals',
    targets: targetsOf(params),
    isOperatorsOnly: principal !== undefined && !principal.tenant,
  };
}

/** `bookingId: bkg_…` is `{ type: 'booking', id: 'bkg_…' }`. */
function targetsOf(params: unknown): AuditTarget[] {
  return Object.entries((params ?? {}) as Record<string, string>).map(([name, id]) => ({
    type: name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    id: cut(id, LONGEST_ID),
  }));
}

function endedAs(status: number, code: string | undefined): DraftOutcome {
  if (status < 400) return { outcome: 'allowed' };
  return { outcome: status < 500 ? 'refused' : 'failed', status, ...(code === undefined ? {} : { code }) };
}

/** The code of a problem that was written elsewhere than where errors end. */
function codeIn(payload: Payload): string | undefined {
  if (typeof payload !== 'string' || !payload.startsWith('{')) return undefined;
  const { code } = JSON.parse(payload) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** In place of what nobody would know to have been shown. */
function withhold(
  reply: FastifyReply,
  requestId: string,
  { payload, problem }: { readonly payload: Payload; readonly problem: Problem },
): string {
  if (payload !== null && typeof payload === 'object' && 'destroy' in payload)
    (payload as { destroy(): void }).destroy();
  const body = JSON.stringify(problemBody(problem, requestId));
  reply
    .code(problem.status)
    .removeHeader('ETag')
    .headers({
      'Content-Type': PROBLEM_JSON,
      'Content-Length': String(Buffer.byteLength(body)),
      ...problem.headers,
    });
  return body;
}
