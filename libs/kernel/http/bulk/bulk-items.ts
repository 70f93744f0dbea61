import { Injectable, Optional } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CommandKey, currentContext, type RequestContext, runInContext } from '../../context/request-context.ts';
import { typedId, uuidOf } from '../../domain/typed-id.ts';
import { parsePermission } from '../authorization/ability.ts';
import { permissionDenied } from '../authorization/ability-checks.ts';
import { DeclaredSubjects } from '../authorization/ability-subjects.ts';
import { hasFieldRules, refuseFields } from '../authorization/field-rules.ts';
import { invalidRequest, ProblemError } from '../problems/problem-error.ts';
import { type Problem, problemBody, type ProblemExtensions, type ProblemItem } from '../problems/problem.ts';
import { problemOfError } from '../problems/problem-of-error.ts';
import { languageOf } from '../problems/registry/language.ts';
import { ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { parseIfMatch } from '../reading/etag.ts';
import { RequestValidationPipe } from '../validation/request-validation.pipe.ts';
import { type BulkAction } from './bulk-action.ts';

/** One item as it was sent. */
export interface BulkItem {
  readonly id?: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** What the single operation would have answered. */
export interface ItemAnswer {
  readonly status: number;
  readonly id?: string;
  readonly version?: number;
  readonly position?: number;
  readonly replayed?: boolean;
  readonly problem?: Record<string, unknown>;
}

/** Runs single operations for those who send many: each with its own permission, its own check of the body, its own key. Injectable. */
@Injectable()
export class BulkItems {
  readonly #pipe = new RequestValidationPipe();

  constructor(
    private readonly commands: CommandBus,
    @Optional() private readonly subjects?: DeclaredSubjects,
    @Optional() private readonly registry: ProblemRegistry = new ProblemRegistry(),
  ) {}

  /**
   * Does one item and never throws for what is wrong with it.
   * @throws whatever is nobody's refusal: then it is not known what came of it
   */
  async run(action: BulkAction, item: BulkItem, command: CommandKey | undefined): Promise<ItemAnswer> {
    const context: RequestContext = { ...currentContext()! };
    delete context.ifMatch;
    delete context.replayed;
    delete context.command;
    if (command) context.command = command;
    try {
      const receipt = await runInContext(context, () => this.#execute(action, item, context));
      const { version, position } = receipt;
      const id = typedId(action.prefix, receipt.id);
      return { status: action.status, id, version, position, ...(context.replayed ? { replayed: true } : {}) };
    } catch (error) {
      const problem = problemOfError(error);
      if (problem.status >= 500) throw error;
      return {
        status: problem.status,
        problem: this.told({ ...problem, extensions: inBody(problem.extensions) }),
        ...(context.replayed ? { replayed: true } : {}),
      };
    }
  }

  /** The problem as the single operation would have told it, in the caller's language. */
  told(problem: Problem): Record<string, unknown> {
    const { requestId, acceptLanguage } = currentContext()!;
    const language = languageOf(acceptLanguage);
    // Who sends a batch is known, so it can be looked at.
    return problemBody(problem, requestId, { registry: this.registry, language, isKept: true });
  }

  async #execute(action: BulkAction, { id, body, ifMatch }: BulkItem, context: RequestContext) {
    const { subject, action: verb } = parsePermission(action.permission);
    const { ability } = context;
    if (ability && !ability.can(verb, subject)) throw permissionDenied(action.permission);
    const declared = this.subjects?.find(subject);
    if (ability && declared && hasFieldRules(ability, verb, declared)) refuseFields(ability, verb, declared, body);
    if (ifMatch !== undefined) context.ifMatch = parseIfMatch(ifMatch);
    else if (action.needsVersion)
      throw new ProblemError(
        428,
        'if-match.required',
        'Send ifMatch with the ETag of the version that you changed, or *',
      );
    return this.commands.execute(action.command(targetOf(action, id), await this.#bodyOf(action, body)));
  }

  async #bodyOf({ body: metatype }: BulkAction, body: unknown): Promise<object> {
    if (metatype) return (await this.#pipe.transform(body ?? {}, { type: 'body', metatype })) as object;
    if (body === undefined || Object.keys(body as object).length === 0) return {};
    throw invalidRequest([{ pointer: '#', code: 'unknown', detail: 'this action takes no body' }]);
  }
}

/** Places in the single operation's body, as places in the item. */
function inBody(extensions: ProblemExtensions = {}): ProblemExtensions {
  const { errors, ...others } = extensions as { readonly errors?: readonly ProblemItem[] };
  if (!errors) return extensions;
  const rooted = errors.map(({ pointer, ...error }) => {
    if (pointer === undefined || pointer === '/id') return { ...error, ...(pointer ? { pointer } : {}) };
    return { ...error, pointer: `/body${pointer.replace('#', '')}` };
  });
  return { ...others, errors: rooted };
}

function targetOf({ target }: BulkAction, id: string | undefined): string {
  if (!target && id === undefined) return '';
  if (!target)
    throw invalidRequest([{ pointer: '/id', code: 'unknown', detail: 'id belongs to what is there already' }]);
  const uuid = id === undefined ? null : uuidOf(target.prefix, id);
  if (uuid === null) throw new ProblemError(404, target.notFound, 'There is nothing with this id');
  return uuid;
}
