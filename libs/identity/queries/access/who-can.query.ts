import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Keyset, type Page, type PageQuery, Paging } from '#kernel';
import { type Holder, publicHolderId } from '../../domain/access/grant.ts';
import { grantedHolders, policyOf } from '../../domain/access/tenant-policy.ts';
import { AccessQuestions } from './access-questions.ts';
import { type AccessQuestionBody, becauseOf, holderView, type WhoView } from './authz.dto.ts';
import { decide, type Decision, isEverybodys } from './decision.ts';
import { sliceOf } from './slice-of.ts';

/** Who may do this: people and keys in order of their ids, each with the rules that allow it. @throws as `AccessQuestions.questionOf` */
export class WhoCan extends Query<Page<WhoView>> {
  constructor(
    readonly body: AccessQuestionBody,
    readonly page: PageQuery,
  ) {
    super();
  }
}

type Found = { readonly id: string; readonly holder: Holder; readonly decision: Decision };

const byId = new Keyset<Found>([['id', 'asc']]);

@QueryHandler(WhoCan)
export class WhoCanHandler implements IQueryHandler<WhoCan> {
  constructor(
    private readonly questions: AccessQuestions,
    private readonly paging: Paging,
  ) {}

  /** Whoever was granted nothing may do what everybody may, so only there all are asked about. */
  async execute({ body, page }: WhoCan): Promise<Page<WhoView>> {
    const { action, resource, context, at } = body;
    const question = await this.questions.questionOf(body);
    const policy = await this.questions.policyAt(at);
    const circumstances = this.questions.circumstances(context, at);
    const granted = grantedHolders(policy);
    const keys = granted.filter(({ kind }) => kind !== 'user');
    const asked = isEverybodys(question) ? [...keys, ...(await this.questions.people())] : granted;
    const found = asked.flatMap((holder): Found[] => {
      const rules = this.questions.rules(policyOf(policy, holder), circumstances);
      const decision = decide(rules, holder.kind === 'user', question);
      return decision.allowed ? [{ id: publicHolderId(holder), holder, decision }] : [];
    });
    return this.paging.page<Found, WhoView>(page, {
      list: 'identity.who-can',
      filter: { action, resource: { ...resource }, context: { ...context }, at: at?.toISOString() ?? null },
      keyset: byId,
      fetch: async (_where, _orderBy, limit, position) => sliceOf(found, byId, { limit, position }),
      view: ({ holder, decision }) => ({ principal: holderView(holder), because: becauseOf(decision) }),
    });
  }
}
