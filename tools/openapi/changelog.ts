import { breakingChanges } from './breaking-changes.ts';
import { type App, type OpenApi, type Operation, placedOperations, type Schema } from './document.ts';

/** An operation as the changelog names it. */
export interface ChangedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** What clients must mind, where something about it was changed. */
  readonly breaks?: readonly string[];
}

/** A field of a schema that operations take or answer. */
export interface ChangedField {
  /** `BookingView.note` */
  readonly field: string;
  readonly change: 'added' | 'removed' | 'deprecated';
  /** What the document says of it now; of what is gone, what it said before. */
  readonly description: string;
}

/** What one release of one app's API brought. */
export interface ChangelogEntry {
  /** `2026-11-21` */
  readonly date: string;
  readonly app: App;
  /** The one that all later ones are compared with: nobody has used an older one, so it lists nothing. */
  readonly isFirst?: true;
  readonly added: readonly ChangedOperation[];
  readonly changed: readonly ChangedOperation[];
  readonly deprecated: readonly ChangedOperation[];
  readonly removed: readonly ChangedOperation[];
  readonly fields: readonly ChangedField[];
}

/** What differs between two documents, operation by operation; wording, examples and the order of things are no change. */
export function changesBetween(
  before: OpenApi,
  after: OpenApi,
): Pick<ChangelogEntry, 'added' | 'changed' | 'deprecated' | 'removed' | 'fields'> {
  const [was, is] = [byId(before), byId(after)];
  const breaks = Map.groupBy(breakingChanges(before, after), ({ operationId }) => operationId);
  const named = (operation: ChangedOperation) => {
    const found = breaks.get(operation.operationId)?.map(({ what }) => what);
    return found ? { ...operation, breaks: found } : operation;
  };
  const common = [...is.values()].filter(({ shown }) => was.has(shown.operationId));
  const old = ({ shown }: Known) => was.get(shown.operationId)!;
  return {
    added: [...is.values()].filter(({ shown }) => !was.has(shown.operationId)).map(({ shown }) => shown),
    changed: common.filter((known) => old(known).contract !== known.contract).map(({ shown }) => named(shown)),
    deprecated: common.filter((known) => known.deprecated && !old(known).deprecated).map(({ shown }) => shown),
    removed: [...was.values()].filter(({ shown }) => !is.has(shown.operationId)).map(({ shown }) => shown),
    fields: changedFields(before, after),
  };
}

/** Of the schemas that are in both: what a new one holds is told by the operation that is new with it. */
function changedFields(before: OpenApi, after: OpenApi): ChangedField[] {
  return Object.entries(after.components.schemas).flatMap(([name, { properties: is = {} }]) => {
    const was = before.components.schemas[name]?.properties;
    if (!was) return [];
    const told = (field: string, change: ChangedField['change'], { description }: Schema): ChangedField => ({
      field: `${name}.${field}`,
      change,
      description: typeof description === 'string' ? description : '',
    });
    const ends = (field: string) => is[field]?.['deprecated'] === true && was[field]?.['deprecated'] !== true;
    return [
      ...Object.keys(is).flatMap((field) => (field in was ? [] : [told(field, 'added', is[field]!)])),
      ...Object.keys(was).flatMap((field) => (field in is ? [] : [told(field, 'removed', was[field]!)])),
      ...Object.keys(was).flatMap((field) => (ends(field) ? [told(field, 'deprecated', is[field]!)] : [])),
    ];
  });
}

interface Known {
  readonly shown: ChangedOperation;
  readonly deprecated: boolean;
  /** Everything that a client can notice, as text. */
  readonly contract: string;
}

function byId(document: OpenApi): Map<string, Known> {
  return new Map(
    placedOperations(document).map(({ method, path, operation }) => [
      operation.operationId,
      {
        shown: { operationId: operation.operationId, method, path, summary: operation.summary ?? '' },
        deprecated: operation.deprecated ?? false,
        contract: contractOf(document, operation),
      },
    ]),
  );
}

/** Words for people, and the shapes of errors, which are the same for all. */
const WORDS = new Set([
  'description',
  'summary',
  'examples',
  'example',
  'tags',
  'title',
  'operationId',
  'deprecated',
  'externalDocs',
]);

function contractOf(document: OpenApi, { parameters, requestBody, responses, security, ...rest }: Operation): string {
  const successes = Object.entries(responses).filter(([status]) => /^[23]/.test(status));
  return JSON.stringify(
    spelled(document, { parameters, requestBody, successes, security, permission: rest['x-permission'] }, []),
  );
}

/** With every reference written out, but for one that leads back to itself. */
function spelled(document: OpenApi, part: unknown, above: readonly string[]): unknown {
  if (Array.isArray(part)) return part.map((one) => spelled(document, one, above));
  if (typeof part !== 'object' || part === null) return part;
  const reference = (part as { readonly $ref?: unknown }).$ref;
  if (typeof reference === 'string') {
    const [, , kind, name] = reference.split('/');
    if (kind !== 'schemas' || above.includes(reference)) return reference;
    return spelled(document, document.components.schemas[name!], [...above, reference]);
  }
  const kept = Object.entries(part).filter(
    ([key, value]) => !WORDS.has(key) || (key !== 'deprecated' && isMember(value)),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, spelled(document, value, above)]));
}

/** A member of a body that is called `description` is no description. */
const isMember = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('type' in value || '$ref' in value);
