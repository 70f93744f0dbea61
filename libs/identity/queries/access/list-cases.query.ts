import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { DomainError, Keyset, type Page, type PageQuery, Paging, typedId } from '#kernel';
import { AccessCases } from '../../aggregates.ts';
import { type AccessCase } from '../../domain/access/access-case.ts';
import { policyOf, type TenantPolicy } from '../../domain/access/tenant-policy.ts';
import { AccessQuestions } from './access-questions.ts';
import { holderView } from './authz.dto.ts';
import { decide } from './decision.ts';
import { HolderView } from './list-grants.query.ts';
import { sliceOf } from './slice-of.ts';

export class CaseResourceView {
  readonly type!: string;
  readonly id!: string | null;
}

export class CaseContextView {
  readonly level!: number;
  readonly onTrustedDevice!: boolean;
  readonly ip!: string | null;
}

export class CaseView {
  /** `cas_…` */
  readonly id!: string;
  readonly name!: string;
  readonly principal!: HolderView;
  readonly action!: string;
  readonly resource!: CaseResourceView;
  readonly context!: CaseContextView;
  /** The moment as of which grants are judged. */
  @ApiProperty({ format: 'date-time' })
  readonly now!: string;
  /** What is wanted. */
  readonly allowed!: boolean;
  /** Whether it is so today; null where what it asks about is gone. */
  readonly holds!: boolean | null;
}

/** The cases that the tenant keeps, in order of their names. */
export class ListCases extends Query<Page<CaseView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

const byName = new Keyset<AccessCase>([
  ['name', 'asc'],
  ['caseId', 'asc'],
]);

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases> {
  constructor(
    private readonly cases: AccessCases,
    private readonly questions: AccessQuestions,
    private readonly paging: Paging,
  ) {}

  async execute({ page }: ListCases): Promise<Page<CaseView>> {
    const { state } = await this.cases.load(AccessCases.STREAM);
    const policy = await this.questions.policyAt(undefined);
    const holding = new Map<string, boolean | null>();
    for (const kept of Object.values(state)) holding.set(kept.caseId, await this.#holds(policy, kept));
    return this.paging.page<AccessCase, CaseView>(page, {
      list: 'identity.access-cases',
      keyset: byName,
      fetch: async (_where, _orderBy, limit, position) => sliceOf(Object.values(state), byName, { limit, position }),
      view: (kept) => ({ ...caseView(kept), holds: holding.get(kept.caseId) ?? null }),
    });
  }

  async #holds(policy: TenantPolicy, kept: AccessCase): Promise<boolean | null> {
    const { principal, action, resource, circumstances, allowed } = kept;
    const { now, ip, ...context } = circumstances;
    const { type, id } = resource;
    const question = await this.questions
      .questionOf({ action, resource: id === null ? { type } : { type, id } })
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.kind === 'not-found') return null;
        throw error;
      });
    if (!question) return null;
    const then = this.questions.circumstances({ ...context, ...(ip === null ? {} : { ip }) }, new Date(now));
    const rules = this.questions.rules(policyOf(policy, principal), then);
    return decide(rules, principal.kind === 'user', question).allowed === allowed;
  }
}

function caseView(kept: AccessCase): Omit<CaseView, 'holds'> {
  const { caseId, name, principal, action, resource, circumstances, allowed } = kept;
  const { now, ...context } = circumstances;
  return {
    id: typedId('cas', caseId),
    name,
    principal: holderView(principal),
    action,
    resource,
    context,
    now,
    allowed,
  };
}
