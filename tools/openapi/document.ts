import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON Schema of a document, as far as it is compared. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

export interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

export interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-permission'?: string;
  /** Of a search: the fields that its filter knows. */
  readonly 'x-filter-fields'?: readonly string[];
  readonly 'x-deprecation'?: { readonly sunset: string; readonly successor: string };
}

/** An OpenAPI document of ours. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly 'x-clutch-version'?: string };
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

/** An operation with the place at which it stands. */
export interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export const APPS = ['api', 'admin'] as const;
export type App = (typeof APPS)[number];

export const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'openapi');

/** Reads a committed JSON file below `docs/openapi`. */
export function readJson<Content>(...path: string[]): Content {
  return JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8')) as Content;
}

/** Every operation of the document, in its order. */
export function placedOperations({ paths }: OpenApi): Placed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The schema that a reference leads to, through `allOf` of one, which is how swagger refers with a description beside it. */
export function resolved(document: OpenApi, schema: Schema): Schema {
  if (schema.$ref !== undefined)
    return resolved(document, document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  return schema.allOf?.length === 1 ? { ...resolved(document, schema.allOf[0]!), ...without(schema, 'allOf') } : schema;
}

function without(schema: Schema, name: string): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== name));
}
