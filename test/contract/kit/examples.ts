import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  type OpenApi,
  type Operation,
  placedOperations,
  resolved,
  type Response,
  type Schema,
} from '../../../tools/openapi/document.ts';
import { type Exchange } from './exchange.ts';
import { madeUp, type Names } from './made-up.ts';

/** As the document takes it: docs/openapi/examples/{app}.json, by operationId. */
export interface Example {
  readonly request: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly mediaType?: string;
    readonly body?: unknown;
  };
  readonly response: { readonly status: number; readonly mediaType?: string; readonly body?: unknown };
}

/** What of an exchange is worth showing, with nothing in it that the next run would have otherwise. */
export function exampleOf({ operation, call, sentAs, status, mediaType, body }: Exchange, names: Names): Example {
  const parameters = Object.fromEntries(
    [
      ...operation.parameters.map((name) => [name, call.params?.[name]] as const),
      ...Object.entries(call.query ?? {}),
    ].filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
  const isJson = /[+/]json$/.test(mediaType);
  return madeUp(
    {
      request: {
        ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
        ...(call.body === undefined ? {} : { mediaType: sentAs, body: call.body }),
      },
      response: { status, ...(mediaType === '' ? {} : { mediaType }), ...(isJson ? { body } : {}) },
    },
    names,
  );
}

/** Whether an example says what its operation would say today. */
export class ExampleJudge {
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApi) {
    addFormats.default(this.#ajv);
    // Formats that say how wide a number is, or that a text is not shown, are no rules about the text.
    for (const name of ['int32', 'int64', 'double', 'float', 'password']) this.#ajv.addFormat(name, true);
    this.#ajv.addSchema({ $id: 'document', components: closed(document.components) as object });
    this.#operations = new Map(placedOperations(document).map(({ operation }) => [operation.operationId, operation]));
  }

  /** @returns in a sentence each, what of the example is not what the document says */
  faultsOf(operationId: string, { request, response }: Example): string[] {
    const operation = this.#operations.get(operationId);
    if (!operation) return ['there is no such operation'];
    const answer = this.#responseOf(operation.responses[response.status]);
    if (!answer) return [`${response.status} is not documented`];
    const types = Object.keys(answer.content ?? {});
    const isTyped = types.length === 0 || types.includes(response.mediaType ?? '');
    return [
      ...('body' in request
        ? this.#fits(operation.requestBody?.content[request.mediaType!]?.schema, request.body, 'request')
        : []),
      ...(isTyped ? [] : [`answers ${response.mediaType} in place of ${types.join(' or ')}`]),
      ...('body' in response
        ? this.#fits(answer.content?.[response.mediaType!]?.schema, response.body, 'response')
        : []),
    ];
  }

  /** The first members that the answer's things require, by which `fields` may cut it. */
  requiredOf(operationId: string): readonly string[] {
    const answer = this.#responseOf(this.#operations.get(operationId)?.responses['200']);
    const shown = resolved(this.document, answer?.content?.['application/json']?.schema ?? {});
    const rows = shown.properties?.['data']?.items;
    return resolved(this.document, rows ?? shown).required ?? [];
  }

  #responseOf(response: Response | undefined): Response | undefined {
    return response?.$ref ? this.document.components.responses?.[response.$ref.split('/').at(-1)!] : response;
  }

  #fits(schema: Schema | undefined, body: unknown, which: string): string[] {
    if (!schema) return [];
    const key = JSON.stringify(schema);
    const validate = this.#compiled.get(key) ?? this.#ajv.compile(referring(closed(schema)) as object);
    this.#compiled.set(key, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${which}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** A member that the schema does not know is a fault here, though clients must tolerate it. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isOpen = !('properties' in part) || 'additionalProperties' in part || 'allOf' in part || !('type' in part);
  return isOpen ? inner : { ...inner, additionalProperties: false };
}

function referring(part: unknown): unknown {
  const text = JSON.stringify(part).replaceAll('"#/components/', '"document#/components/');
  return JSON.parse(text) as unknown;
}

/** @returns where the answer of today is of another kind than the example, which says what was answered when it was recorded */
export function drift(example: unknown, now: unknown, place = ''): string[] {
  if (example === null || now === null) return [];
  const [was, is] = [kindOf(example), kindOf(now)];
  if (was !== is) return [`${place || 'it'} was ${was} and is ${is}`];
  if (Array.isArray(example) && Array.isArray(now))
    return example.length > 0 && now.length > 0 ? drift(example[0], now[0], `${place}[0]`) : [];
  if (was !== 'object') return [];
  const [older, newer] = [example as Record<string, unknown>, now as Record<string, unknown>];
  return Object.keys(older).flatMap((key) =>
    key in newer ? drift(older[key], newer[key], place ? `${place}.${key}` : key) : [],
  );
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);
