import { uuidv7 } from 'uuidv7';
import { currentContext, type RequestContext } from '../context/request-context.ts';
import { type Clock } from '../domain/clock.ts';
import { type AppendRequest } from '../events/append.ts';
import { ERASED } from '../domain/personal-fields.ts';
import { typedId } from '../domain/typed-id.ts';
import { sealText } from '../personal-data/sealed-text.ts';
import { type SubjectKeys } from '../personal-data/subject-keys.ts';
import { NOT_ON_A_LANE } from '../tenancy/lane.ts';
import { type Statement, type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { AUDIT_ACTIONS, checkedFacts, cut, REQUEST_FACTS } from './audit-actions.ts';
import { type AuditDraft, type AuditOrigin } from './audit-draft.ts';
import { type AuditActor, type AuditRecord, type AuditText, digestOf } from './audit-record.ts';
import { type AuditRow, writeStatement } from './audit-sql.ts';
import { type AuditOutcome } from './audit-terms.ts';
import { type AuditEntry, AuditTrail } from './audit-trail.ts';

export interface AuditParts {
  readonly database: Pick<TenantDatabase, 'read' | 'onLane'>;
  readonly subjectKeys: SubjectKeys;
  readonly clock: Clock;
}

/** How an operation ended that HTTP writes down by itself. */
export interface DraftOutcome {
  readonly outcome: AuditOutcome;
  /** Of the answer, where it was no success. */
  readonly status?: number;
  readonly code?: string;
  /** The stream that an append writes to. */
  readonly made?: Pick<AppendRequest, 'category' | 'streamId'>;
}

type Written = Pick<AuditRecord, 'action' | 'version' | 'outcome' | 'visibility' | 'targets' | 'facts'>;

const NOBODY = { kind: 'nobody', id: 'nobody' } as const;
const NOWHERE: AuditOrigin = { ip: null, userAgent: null, credentialId: null, level: null };
const LONGEST_AGENT = 300;

/** The trail in the tenant's schema: one statement a record, which an append takes along in its own transaction. */
export class StoredAuditTrail extends AuditTrail {
  constructor(private readonly parts: AuditParts) {
    super();
  }

  override async record(tx: TenantTransaction, entry: AuditEntry): Promise<void> {
    const context = currentContext();
    const row = await this.#row(tx.schema, context, writtenOf(entry), entry.actor);
    // At the end, so that the counter's lock is held for no longer than the commit takes.
    tx.atCommit([writeStatement([{ ...row, eventId: null }])]);
    context?.audit?.markWritten(entry.outcome);
  }

  override async note(schema: string, entry: AuditEntry): Promise<void> {
    const context = currentContext();
    await this.#write(schema, await this.#row(schema, context, writtenOf(entry), entry.actor));
    context?.audit?.markWritten(entry.outcome);
  }

  /** Writes what a request tried and nobody has written better. */
  async noteDraft(schema: string, context: RequestContext, draft: AuditDraft, ended: DraftOutcome): Promise<void> {
    await this.#write(schema, await this.#draftRow(schema, context, draft, ended));
    draft.markWritten(ended.outcome);
  }

  /** The record that goes with an append of this work, once a request; undefined where there is none to write. */
  async forAppend(
    context: RequestContext,
    made: Pick<AppendRequest, 'category' | 'streamId'>,
  ): Promise<AuditRow | undefined> {
    const { audit: draft, tenant } = context;
    if (!tenant || !draft?.entry?.goesWithAppends || draft.isWritten('allowed')) return undefined;
    draft.markWritten('allowed');
    return this.#draftRow(tenant.schema, context, draft, { outcome: 'allowed', made });
  }

  /** The record that goes with what is kept of a success's answer; undefined where there is none to write, or one was written. */
  async forAnswer(context: RequestContext): Promise<Statement | undefined> {
    const { audit: draft, tenant } = context;
    const isTold = draft?.entry?.goesWithAppends && !draft.isWritten('allowed');
    if (!tenant || !isTold) return undefined;
    return writeStatement([
      { ...(await this.#draftRow(tenant.schema, context, draft, { outcome: 'allowed' })), eventId: null },
    ]);
  }

  async #write(schema: string, row: AuditRow): Promise<void> {
    const statement = writeStatement([{ ...row, eventId: null }]);
    try {
      await this.parts.database.onLane(schema, [statement]);
    } catch (error) {
      if (!NOT_ON_A_LANE.has((error as { code?: unknown }).code)) throw error;
      await this.parts.database.read(schema, statement);
    }
  }

  #draftRow(schema: string, context: RequestContext, draft: AuditDraft, ended: DraftOutcome): Promise<AuditRow> {
    const { action, operation, targets, isOperatorsOnly } = draft.entry!;
    const { outcome, status, code, made } = ended;
    return this.#row(schema, context, {
      action,
      version: 1,
      outcome,
      visibility: isOperatorsOnly ? 'operator' : 'tenant',
      // What a request has just made stands in no path; its kind and UUID are all that an append knows of it.
      targets: made && targets.length === 0 ? [{ type: made.category, id: made.streamId }] : targets,
      facts: checkedFacts(action, REQUEST_FACTS, { operation, status, code }),
    });
  }

  async #row(
    schema: string,
    context: RequestContext | undefined,
    written: Written,
    known?: Pick<NonNullable<RequestContext['actor']>, 'kind' | 'id'>,
  ): Promise<AuditRow> {
    const id = uuidv7();
    const actor = known ?? context?.actor ?? NOBODY;
    const { ip, userAgent, credentialId, level } = context?.audit?.origin ?? NOWHERE;
    const seal = await this.#sealFor(schema, id, actor);
    const record: AuditRecord = {
      ...written,
      id: typedId('aud', id),
      occurredAt: this.parts.clock.now().toISOString(),
      actor: actorOf(actor),
      context: {
        ip: seal(ip, 'ip'),
        userAgent: seal(userAgent === null ? null : cut(userAgent, LONGEST_AGENT), 'userAgent'),
        sessionId: credentialId,
        level,
        requestId: context?.requestId ?? 'none',
        correlationId: context?.correlation ?? 'none',
      },
    };
    return { record, digest: digestOf(record) };
  }

  /** What tells where a person was is that person's; programs are nobody's. */
  async #sealFor(
    schema: string,
    id: string,
    { kind, id: subject }: { readonly kind: string; readonly id: string },
  ): Promise<(text: string | null, path: string) => AuditText> {
    if (kind !== 'user') return (text) => text;
    const key = (await this.parts.subjectKeys.findOrCreate(schema, [subject])).get(subject)!;
    return (text, path) => {
      if (text === null) return null;
      return key === 'erased' ? ERASED : sealText(subject, key, text, placeOf(id, path));
    };
  }
}

/** Where a sealed text of a record belongs: the key says whose and in which tenant, the rest that it was not moved. */
export function placeOf(recordUuid: string, path: string): { tenant: string; eventId: string; path: string } {
  return { tenant: 'audit', eventId: recordUuid, path };
}

function writtenOf({ action, outcome, targets = [], facts = {}, isOperatorsOnly = false }: AuditEntry): Written {
  const definition = AUDIT_ACTIONS[action];
  return {
    action,
    version: definition.version,
    outcome,
    visibility: isOperatorsOnly ? 'operator' : 'tenant',
    targets: targets.map(({ type, id }) => ({ type: cut(type, 100), id: cut(id, 100) })),
    facts: checkedFacts(action, definition.facts, facts),
  };
}

function actorOf({ kind, id, onBehalfOf }: { kind: string; id: string; onBehalfOf?: string }): AuditActor {
  return { type: kind, id, onBehalfOf: onBehalfOf ?? null };
}
