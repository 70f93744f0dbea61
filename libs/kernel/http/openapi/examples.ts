import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Operation } from './finish-operation.ts';

/** One call of an operation and its answer, as they went over the wire; ids, times and secrets are made up. */
export interface OperationExample {
  readonly request: {
    /** Values of path and query parameters, by their names. */
    readonly parameters?: Readonly<Record<string, string>>;
    readonly mediaType?: string;
    readonly body?: unknown;
  };
  readonly response: { readonly status: number; readonly mediaType?: string; readonly body?: unknown };
}

/** By `operationId`. */
export type Examples = Readonly<Record<string, OperationExample>>;

/**
 * The recorded examples of an app, from `docs/openapi/examples/{app}.json` beside `package.json`; none where the file is not there.
 * test/contract records them and fails when the app answers otherwise.
 */
export function recordedExamples(app: string): Examples {
  const root = import.meta.dirname.replace(/[\\/](dist[\\/])?libs[\\/]kernel[\\/]http[\\/]openapi$/, '');
  const file = join(root, 'docs', 'openapi', 'examples', `${app}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Examples) : {};
}

/** The operation with the example at its parameters, its request body and the answer of that status. */
export function withExample(operation: Operation, example: OperationExample | undefined): Operation {
  if (!example) return operation;
  const { request, response } = example;
  const parameters = operation.parameters?.map((parameter) => {
    const value = 'in' in parameter ? request.parameters?.[parameter.name] : undefined;
    return value === undefined || !('in' in parameter) ? parameter : { ...parameter, example: ofType(parameter.schema, value) };
  });
  return {
    ...operation,
    ...(parameters ? { parameters } : {}),
    ...(operation.requestBody && 'body' in request ? { requestBody: shown(operation.requestBody, request) } : {}),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, answer]) => [
        status,
        answer && Number(status) === response.status && 'body' in response ? shown(answer, response) : answer,
      ]),
    ),
  };
}

interface WithContent {
  readonly content?: Readonly<Record<string, object>>;
}

/** What speaks one media type takes the example there; a `$ref` has its example where it leads. */
function shown<Part extends object>(part: Part, { mediaType, body }: { readonly mediaType?: string; readonly body?: unknown }): Part {
  const { content } = part as WithContent;
  const type = mediaType && content && mediaType in content ? mediaType : undefined;
  if (!content || type === undefined) return part;
  return {
    ...part,
    content: { ...content, [type]: { ...content[type], examples: { recorded: { summary: 'As recorded', value: body } } } },
  };
}

/** An address holds text only; the schema says what it stands for. */
function ofType(schema: unknown, value: string): unknown {
  const { type } = (schema ?? {}) as { readonly type?: unknown };
  if (type === 'integer' || type === 'number') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}
