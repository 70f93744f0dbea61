import { refused } from './scim-refusal.ts';

/** A JSON object as it came. */
export type ScimObject = Readonly<Record<string, unknown>>;

/** The object behind a value. @throws DomainError `invalidValue` */
export function objectOf(value: unknown, name: string): ScimObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw refused('invalidValue', `${name} must be an object`);
  return value as ScimObject;
}

/** The value of an attribute, whose name is told apart by its letters only (RFC 7643 §2.1). */
export function attribute(resource: ScimObject, name: string): unknown {
  if (Object.hasOwn(resource, name)) return resource[name];
  const other = Object.keys(resource).find((key) => key.toLowerCase() === name.toLowerCase());
  return other === undefined ? undefined : resource[other];
}

/** Text, or `undefined` for what is unassigned: absent, null or empty. @throws DomainError `invalidValue` */
export function textOf(value: unknown, name: string, longest = 200): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= longest) return value;
  throw refused('invalidValue', `${name} must be a text of at most ${longest} characters`);
}

/** Entra writes `"True"` and `"False"`. @throws DomainError `invalidValue` */
export function booleanOf(value: unknown, name: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  if (text === 'true' || text === 'false') return text === 'true';
  throw refused('invalidValue', `${name} must be true or false`);
}

/** A list; a single thing is a list of one. @throws DomainError `invalidValue` */
export function listOf(value: unknown, name: string, most: number): readonly unknown[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (list.length <= most) return list;
  throw refused('invalidValue', `${name} must have at most ${most} values`);
}

/** The object without what is `undefined`. */
export function assigned<T extends object>(object: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** @throws DomainError `invalidSyntax` unless the resource names its schema */
export function requireSchema(resource: ScimObject, schema: string): void {
  const schemas = attribute(resource, 'schemas');
  const isNamed =
    Array.isArray(schemas) &&
    schemas.some((urn) => typeof urn === 'string' && urn.toLowerCase() === schema.toLowerCase());
  if (!isNamed) throw refused('invalidSyntax', `schemas must name ${schema}`);
}
