import { refused } from '../../domain/scim/scim-refusal.ts';
import { attribute, listOf, objectOf, requireSchema, type ScimObject } from '../../domain/scim/scim-values.ts';

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** One operation of a PATCH, on one attribute that we keep, spelt as we spell it. */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly attr: string;
  /** What stood in brackets. */
  readonly condition: string | undefined;
  readonly sub: string | undefined;
  readonly value: unknown;
}

/** The attributes of a kind of resource that can be patched, each with its parts. */
export type PatchableAttributes = Readonly<Record<string, readonly string[]>>;

export const PATCHABLE_USER: PatchableAttributes = {
  userName: [],
  externalId: [],
  displayName: [],
  active: [],
  name: ['formatted', 'givenName', 'familyName'],
  emails: ['value', 'type', 'primary'],
};
export const PATCHABLE_GROUP: PatchableAttributes = { displayName: [], externalId: [], members: [] };

/** What RFC 7643 knows beside and we do not keep: directories send it whether it is wanted or not. */
const NOT_KEPT = new Set(
  `nickname profileurl title usertype preferredlanguage locale timezone password phonenumbers ims photos addresses groups entitlements
   roles x509certificates`.split(/\s+/),
);
const PARTS_NOT_KEPT = new Set(['middlename', 'honorificprefix', 'honorificsuffix', 'display', '$ref']);
const READ_ONLY = new Set(['id', 'meta', 'schemas']);

const MOST_OPERATIONS = 1_000;
const PATH =
  /^(?:urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):)?(?<attr>[a-z$][\w$-]{0,60})(?:\[(?<condition>[^[\]]{1,300})\])?(?:\.(?<sub>[a-z$][\w$-]{0,60}))?$/i;
const EXTENSION = /^urn:ietf:params:scim:schemas:extension:[\w.:-]{1,200}$/i;

/**
 * Reads a PATCH: names in any case, `Replace` in capitals, no path (then the value names what it is about, with dots too, as Entra writes
 * it). What we do not keep is left out. @throws DomainError `invalidSyntax`, `invalidPath`, `mutability`, `noTarget`
 */
export function readPatch(body: ScimObject, known: PatchableAttributes): PatchStep[] {
  requireSchema(body, PATCH_SCHEMA);
  const operations = attribute(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw refused('invalidSyntax', 'Operations must be a list of at least one operation');
  return listOf(operations, 'Operations', MOST_OPERATIONS).flatMap((operation) => stepsOf(operation, known));
}

function stepsOf(operation: unknown, known: PatchableAttributes): PatchStep[] {
  const given = objectOf(operation, 'each of Operations');
  const named = attribute(given, 'op');
  const op = typeof named === 'string' ? named.toLowerCase() : undefined;
  if (op !== 'add' && op !== 'replace' && op !== 'remove')
    throw refused('invalidSyntax', 'op must be add, replace or remove');
  const path = attribute(given, 'path');
  const value = attribute(given, 'value');
  if (typeof path === 'string' && path !== '') return stepOf({ op, value }, path, known);
  if (path !== undefined && path !== null && path !== '') throw refused('invalidPath', 'path must be a text');
  if (op === 'remove') throw refused('noTarget', 'remove needs a path');
  return Object.entries(objectOf(value, 'value')).flatMap(([name, inner]) =>
    READ_ONLY.has(name.toLowerCase()) ? [] : stepOf({ op, value: inner }, name, known),
  );
}

function stepOf(rest: Pick<PatchStep, 'op' | 'value'>, path: string, known: PatchableAttributes): PatchStep[] {
  if (EXTENSION.test(path)) return [];
  const { attr = '', condition, sub } = PATH.exec(path)?.groups ?? {};
  const found = Object.keys(known).find((name) => name.toLowerCase() === attr.toLowerCase());
  if (found === undefined) {
    if (READ_ONLY.has(attr.toLowerCase())) throw refused('mutability', `${attr} cannot be changed`);
    if (NOT_KEPT.has(attr.toLowerCase())) return [];
    throw refused('invalidPath', `${path} names no attribute`);
  }
  const parts = known[found]!;
  const part = parts.find((name) => name.toLowerCase() === sub?.toLowerCase());
  if (sub !== undefined && part === undefined) {
    if (PARTS_NOT_KEPT.has(sub.toLowerCase())) return [];
    throw refused('invalidPath', `${found} has no part ${sub}`);
  }
  if (condition !== undefined && found !== 'emails' && found !== 'members')
    throw refused('invalidPath', `${found} has one value, so that no condition chooses among them`);
  return [{ ...rest, attr: found, condition, sub: part }];
}
