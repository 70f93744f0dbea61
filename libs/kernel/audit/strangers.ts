import { Logger } from '@nestjs/common';
import { runInContext, type TenantRef } from '../context/request-context.ts';
import { inBackground } from '../lifecycle/in-background.ts';
import { TenantStopped } from '../tenancy/tenant-stopped.ts';
import { AuditDraft } from './audit-draft.ts';
import { type AuditTrail } from './audit-trail.ts';

/** A request of somebody who was not recognised, but named something of a tenant: the id of a key, a session that has ended. */
export interface StrangersTry {
  readonly tenant: TenantRef;
  /** `key_…` or `ses_…`; absent where a credential without a public id was sent. */
  readonly credential: string | undefined;
  readonly ip: string;
  /** Of the problem that it was answered with. */
  readonly code: string;
}

interface Tries extends Omit<StrangersTry, 'ip'> {
  /** `null`: from several addresses. */
  readonly ip: string | null;
  tries: number;
}

const WINDOW_MS = 300_000;
/** Whoever comes from more addresses has the rest counted together. */
const MOST_ADDRESSES = 10;
const MOST_KEPT = 10_000;

/**
 * Keeps those whom nobody knows from filling a tenant's trail, because no limit holds for them yet. Of each credential, address and problem
 * the first try in five minutes is a record of its own; the others are counted, and told of in one record when the time is over. A process
 * that dies loses such a count, and no first try.
 */
export class Strangers {
  readonly #log = new Logger('audit');
  readonly #kept = new Map<string, Tries>();
  readonly #addresses = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly trail: Pick<AuditTrail, 'note'>) {}

  /** @returns whether it is to be written down now; else it is counted */
  isFirst({ ip, ...about }: StrangersTry): boolean {
    const what = `${about.tenant.id} ${about.credential} ${about.code}`;
    const known = this.#kept.get(`${what} ${ip}`);
    if (known) {
      known.tries += 1;
      return false;
    }
    this.#timer ??= setTimeout(() => inBackground('telling of strangers', this.flush()), WINDOW_MS).unref();
    const addresses = this.#addresses.get(what) ?? 0;
    if (addresses >= MOST_ADDRESSES || this.#kept.size >= MOST_KEPT) return this.#count(what, about);
    this.#addresses.set(what, addresses + 1);
    this.#kept.set(`${what} ${ip}`, { ...about, ip, tries: 1 });
    return true;
  }

  /** Ends the time, and tells of what came behind first tries. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ended = [...this.#kept.values()].filter(({ ip, tries }) => ip === null || tries > 1);
    this.#kept.clear();
    this.#addresses.clear();
    for (const tries of ended) await this.#tell(tries);
  }

  #count(what: string, about: Omit<StrangersTry, 'ip'>): false {
    const known = this.#kept.get(what);
    if (known) known.tries += 1;
    else this.#kept.set(what, { ...about, ip: null, tries: 1 });
    return false;
  }

  async #tell({ tenant, credential, ip, code, tries }: Tries): Promise<void> {
    const audit = new AuditDraft(() => ({ ip, userAgent: null, credentialId: null, level: null }));
    const context = { requestId: 'none', correlation: 'none', source: 'system', tenant, audit } as const;
    const targets = credential === undefined ? [] : [{ type: typeOf(credential), id: credential }];
    const facts = { code, tries, seconds: WINDOW_MS / 1_000 };
    const entry = { action: 'credential.refuse', outcome: 'refused', targets, facts } as const;
    try {
      await runInContext(context, () => this.trail.note(tenant.schema, entry));
    } catch (err) {
      // Of a tenant that stands still nothing is written, which is no fault.
      if (!(err instanceof TenantStopped))
        this.#log.error({ err, tenant: tenant.slug, credential, tries }, 'A record of the audit trail was lost');
    }
  }
}

function typeOf(credential: string): 'api-key' | 'portal-session' | 'session' {
  if (credential.startsWith('ses_')) return 'session';
  return credential.startsWith('wps_') ? 'portal-session' : 'api-key';
}
