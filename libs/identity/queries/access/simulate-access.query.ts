import { ApiProperty } from '@nestjs/swagger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';

import { DeclaredSubjects, DomainError } from '#kernel';
import { draftRole } from '../../domain/access/change-roles.ts';
import { type Grant, type Holder, publicHolderId } from '../../domain/access/grant.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { type NewPermission } from '../../domain/access/permission-rule.ts';
import { grantedHolders, policyOf, type TenantPolicy } from '../../domain/access/tenant-policy.ts';
import { AccessQuestions } from './access-questions.ts';
import { type AccessQuestionBody, type CheckBody, holderView } from './authz.dto.ts';
import { decide, type Question } from './decision.ts';
import { HolderView } from './list-grants.query.ts';

/** A draft as the controller has read it. */
export interface AccessDraft {
  /** In place of the role with this id, or, without one, of a role that does not exist yet. */
  readonly role?: {
    readonly roleId?: string;
    readonly inherits: readonly string[];
    readonly permissions: readonly NewPermission[];
  };
  readonly grant?: Omit<Grant, 'grantId'>;
}

export class ChangedCase {
  @ApiProperty({ type: 'integer', description: 'Place of the case in the request.' })
  readonly index!: number;
  readonly before!: boolean;
  readonly after!: boolean;
}

export class SimulationView {
  /** The cases whose answer the draft changes. */
  readonly changes!: ChangedCase[];
  /** People and keys who could do what is asked only with the draft; empty when nothing is asked. */
  readonly gain!: HolderView[];
  /** Those who could do it only without. */
  readonly lose!: HolderView[];
}

/** What a draft would change, before anybody has it. Nothing is written. */
export class SimulateAccess extends Query<SimulationView> {
  constructor(
    readonly draft: AccessDraft,
    readonly cases: readonly CheckBody[],
    readonly question: AccessQuestionBody | undefined,
  ) {
    super();
  }
}

/** Stands for a role or grant that does not exist yet. */
export const DRAFT_ROLE = '00000000-0000-4000-8000-0000000000ff';

@QueryHandler(SimulateAccess)
export class SimulateAccessHandler implements IQueryHandler<SimulateAccess> {
  constructor(
    private readonly questions: AccessQuestions,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `draftRole` does, `grant.unknown-role`, and as `AccessQuestions.check` does */
  async execute({ draft, cases, question }: SimulateAccess): Promise<SimulationView> {
    const before = await this.questions.policyAt(undefined);
    const after = this.#withDraft(before, draft);
    const changes: ChangedCase[] = [];
    for (const [index, body] of cases.entries()) {
      const holder = await this.questions.principal(body.principal!);
      const asked = await this.questions.questionOf(body);
      const answers = [before, after].map((policy) => this.#allows(policy, { holder, body, asked }));
      if (answers[0] !== answers[1]) changes.push({ index, before: answers[0]!, after: answers[1]! });
    }
    return { changes, ...(question ? await this.#people(before, after, question) : { gain: [], lose: [] }) };
  }

  async #people(
    before: TenantPolicy,
    after: TenantPolicy,
    body: AccessQuestionBody,
  ): Promise<Pick<SimulationView, 'gain' | 'lose'>> {
    const asked = await this.questions.questionOf(body);
    const whoIn = (policy: TenantPolicy): Map<string, Holder> =>
      new Map(
        grantedHolders(policy)
          .filter((holder) => this.#allows(policy, { holder, body, asked }))
          .map((holder) => [publicHolderId(holder), holder]),
      );
    const [could, can] = [whoIn(before), whoIn(after)];
    const only = (these: Map<string, Holder>, those: Map<string, Holder>) =>
      [...these].filter(([id]) => !those.has(id)).map(([, holder]) => holderView(holder));
    return { gain: only(can, could), lose: only(could, can) };
  }

  #allows(
    policy: TenantPolicy,
    { holder, body, asked }: { readonly holder: Holder; readonly body: AccessQuestionBody; readonly asked: Question },
  ): boolean {
    const circumstances = this.questions.circumstances(body.context, body.at);
    return decide(this.questions.rules(policyOf(policy, holder), circumstances), holder.kind === 'user', asked).allowed;
  }

  #withDraft(policy: TenantPolicy, { role, grant }: AccessDraft): TenantPolicy {
    const roleId = role?.roleId ?? DRAFT_ROLE;
    const roles = role ? draftRole(policy.roles, { subjects: this.subjects, roleId }, role) : policy.roles;
    if (!grant) return { ...policy, roles };
    if (!roleIn(roles, grant.roleId))
      throw new DomainError('invalid', 'grant.unknown-role', 'There is no role with this id');
    return { ...policy, roles, grants: [...policy.grants, { ...grant, grantId: DRAFT_ROLE }] };
  }
}
