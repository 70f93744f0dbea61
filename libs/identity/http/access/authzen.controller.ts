import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Can, invalidRequest, Safe } from '#kernel';
import { type BatchCheckItem, CheckBody, CircumstancesBody } from '../../queries/access/authz.dto.ts';
import { CheckAccessBatch } from '../../queries/access/check-access.query.ts';
import {
  EvaluationBody,
  type EvaluationPart,
  EvaluationsBody,
  EvaluationsView,
  EvaluationView,
} from './authzen.dto.ts';

const STATUS: Readonly<Record<string, number>> = { 'permission.denied': 403, 'authz.unknown-action': 400 };

/** The same questions in the form of the OpenID Foundation's AuthZEN Authorization API 1.0. */
@ApiTags('authz')
@Controller('access/v1')
export class AuthzenController {
  constructor(private readonly queries: QueryBus) {}

  /** May the subject do this? What cannot be asked is denied, with the reason in the context; about others it needs `authz:read`. */
  @Post('evaluation')
  @HttpCode(200)
  @Can('authz:check')
  @ApiOkResponse({ type: EvaluationView })
  @Safe()
  @ApiOperation({ operationId: 'evaluateAccess' })
  async evaluate(@Body() body: EvaluationBody): Promise<EvaluationView> {
    return (await this.#answer([body]))[0]!;
  }

  /** Up to 100 questions; what they leave out stands once for all of them. */
  @Post('evaluations')
  @HttpCode(200)
  @Can('authz:check')
  @ApiOkResponse({ type: EvaluationsView })
  @Safe()
  @ApiOperation({ operationId: 'evaluateAccessBatch' })
  async evaluateAll(@Body() { evaluations = [], options, ...common }: EvaluationsBody): Promise<EvaluationsView> {
    if (evaluations.length === 0) return (await this.#answer([whole(common, '')]))[0]!;
    const asked = evaluations.map((part, index) => whole({ ...common, ...given(part) }, `/evaluations/${index}`));
    const answers = await this.#answer(asked);
    const stopsAt = { execute_all: null, deny_on_first_deny: false, permit_on_first_permit: true }[
      options?.evaluations_semantic ?? 'execute_all'
    ];
    const last = stopsAt === null ? -1 : answers.findIndex(({ decision }) => decision === stopsAt);
    return { evaluations: last === -1 ? answers : answers.slice(0, last + 1) };
  }

  async #answer(asked: readonly EvaluationBody[]): Promise<EvaluationView[]> {
    const { data } = await this.queries.execute(new CheckAccessBatch(asked.map(checkOf)));
    return data.map(evaluationView);
  }
}

function checkOf({ subject, action, resource, context }: EvaluationBody): CheckBody {
  return Object.assign(new CheckBody(), {
    principal: { kind: subject.type, id: subject.id },
    action: action.name,
    resource: { type: resource.type, id: resource.id },
    context: circumstancesIn(context),
  });
}

/** Of a context, which may hold anything, what grants look at. @throws ProblemError 422 where that is none */
function circumstancesIn({ level, ip, onTrustedDevice }: Record<string, unknown> = {}): CircumstancesBody {
  const found = plainToInstance(
    CircumstancesBody,
    JSON.parse(JSON.stringify({ level, ip, onTrustedDevice })) as object,
  );
  const faults = validateSync(found);
  if (faults.length === 0) return found;
  throw invalidRequest(
    faults.map(({ property, constraints = {} }) => ({
      pointer: `/context/${property}`,
      code: Object.keys(constraints)[0] ?? 'value',
      detail: Object.values(constraints)[0] ?? `${property} is not valid`,
    })),
  );
}

const given = (part: EvaluationPart): EvaluationPart =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));

/** @throws ProblemError 422 naming what is said neither for it nor for all */
function whole({ subject, action, resource, context }: EvaluationPart, pointer: string): EvaluationBody {
  if (subject && action && resource) return { subject, action, resource, ...(context ? { context } : {}) };
  const missing = Object.entries({ subject, action, resource }).filter(([, part]) => !part);
  throw invalidRequest(
    missing.map(([name]) => ({ pointer: `${pointer}/${name}`, code: 'required', detail: `${name} is missing` })),
  );
}

/** Who may not ask, and what is not there, are denied alike: with what they were refused for. */
function evaluationView({ allowed, problem }: BatchCheckItem): EvaluationView {
  if (problem === null) return { decision: allowed };
  return { decision: false, context: { error: { status: STATUS[problem] ?? 404, message: problem } } };
}
