import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OF_PEOPLE } from '../authorization/rightful.ts';

export type AppWithRoutes = 'api' | 'admin';

/** JSON Schema as far as our documents use it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** One operation as its document tells it. */
export interface Documented {
  readonly app: AppWithRoutes;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly mediaType: string; readonly schema: Schema };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly holder: 'tenant' | 'directory' | 'operator' | 'anybody';
  /** Concerns the caller as a person, so that no key may ask it. */
  readonly isOfPeople: boolean;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
  readonly 'x-permission'?: string;
  readonly 'x-holder'?: 'directory' | 'operator';
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ROOT = join(import.meta.dirname, '..', '..');
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** A committed document, with its references followed where they are needed. */
export class ApiDocument {
  readonly #document: Document;

  constructor(readonly app: AppWithRoutes) {
    this.#document = JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi', `${app}.json`), 'utf8')) as Document;
  }

  get components(): Document['components'] {
    return this.#document.components;
  }

  get operations(): Documented[] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        METHODS.has(method) ? [this.#operation(path, method, operation)] : [],
      ),
    );
  }

  /** What a reference names; anything else is itself. */
  resolve<Part extends object>(part: Part): Part {
    const { $ref } = part as { readonly $ref?: string };
    if ($ref === undefined) return part;
    const [, , kind, name] = $ref.split('/');
    return this.resolve(this.components[kind!]![name!] as Part);
  }

  #operation(path: string, method: string, operation: OperationObject): Documented {
    const { operationId, parameters = [], requestBody, responses } = operation;
    const permission = operation['x-permission'];
    const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    return {
      app: this.app,
      operationId,
      method: method.toUpperCase(),
      path,
      parameters: parameters.map((parameter) => this.resolve(parameter) as Parameter),
      ...(mediaType === undefined ? {} : { body: { mediaType, schema: media?.schema ?? {} } }),
      responses: Object.fromEntries(Object.entries(responses).map(([status, one]) => [status, this.resolve(one)])),
      holder: permission === undefined ? 'anybody' : (operation['x-holder'] ?? 'tenant'),
      isOfPeople: permission !== undefined && OF_PEOPLE.has(permission),
    };
  }
}
