import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type JsonSchema, type PublicEventType } from '#kernel';

/**
 * A check of public data against the schemas of the catalogue. They are open, so that fields can be added; here they are closed, so
 * that a field which was added without telling the schema is a fault.
 */
export function closedSchemas(types: readonly PublicEventType[]) {
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));
  const checks = new Map(
    types.flatMap(({ type, versions }) =>
      versions.map(({ version, schema }) => [`${type} ${version}`, ajv.compile(closed(schema))] as const),
    ),
  );
  return (type: string, version: number, data: unknown): string[] => {
    const check = checks.get(`${type} ${version}`)!;
    check(data);
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      `${type} ${instancePath} ${message} ${JSON.stringify(params)}`.replaceAll('  ', ' '),
    );
  };
}

function closed(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).map(([name, inner]) => [name, closedInner(inner)] as const);
  return { ...Object.fromEntries(entries), ...(schema['properties'] ? { additionalProperties: false } : {}) };
}

function closedInner(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? closed(value as JsonSchema) : value;
}
