import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { problemOfError } from '#kernel';
import { AccessQuestions } from './access-questions.ts';
import {
  type BatchCheckItem,
  type BatchCheckView,
  becauseOf,
  type CheckBody,
  type CheckView,
  type ExplainView,
  ruleView,
} from './authz.dto.ts';

/** May somebody do this? @throws as `AccessQuestions.check` */
export class CheckAccess extends Query<CheckView> {
  constructor(readonly body: CheckBody) {
    super();
  }
}

/** Many such questions; what one of them is refused for stands in its place. */
export class CheckAccessBatch extends Query<BatchCheckView> {
  constructor(readonly checks: readonly CheckBody[]) {
    super();
  }
}

/** The same with the rules that make the answer. @throws as `AccessQuestions.check` */
export class ExplainAccess extends Query<ExplainView> {
  constructor(readonly body: CheckBody) {
    super();
  }
}

@QueryHandler(CheckAccess)
export class CheckAccessHandler implements IQueryHandler<CheckAccess> {
  constructor(private readonly questions: AccessQuestions) {}

  async execute({ body }: CheckAccess): Promise<CheckView> {
    return checkView(await this.questions.check(body));
  }
}

@QueryHandler(CheckAccessBatch)
export class CheckAccessBatchHandler implements IQueryHandler<CheckAccessBatch> {
  constructor(private readonly questions: AccessQuestions) {}

  async execute({ checks }: CheckAccessBatch): Promise<BatchCheckView> {
    const data: BatchCheckItem[] = [];
    for (const body of checks) data.push(await this.#one(body));
    return { data };
  }

  async #one(body: CheckBody): Promise<BatchCheckItem> {
    try {
      return { ...checkView(await this.questions.check(body)), problem: null };
    } catch (error) {
      const { status, code } = problemOfError(error);
      if (status >= 500) throw error;
      return { allowed: false, fields: null, problem: code };
    }
  }
}

@QueryHandler(ExplainAccess)
export class ExplainAccessHandler implements IQueryHandler<ExplainAccess> {
  constructor(private readonly questions: AccessQuestions) {}

  async execute({ body }: ExplainAccess): Promise<ExplainView> {
    const decision = await this.questions.explain(body);
    return { ...checkView(decision), because: becauseOf(decision), nearest: decision.nearest.map(ruleView) };
  }
}

function checkView({
  allowed,
  fields,
}: {
  readonly allowed: boolean;
  readonly fields: readonly string[] | null;
}): CheckView {
  return { allowed, fields: fields && [...fields] };
}
