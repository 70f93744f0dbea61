import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { typedId } from '#kernel';
import { type ApiDocument, type Schema } from './documented.ts';
import { hostileValue } from './hostile-values.ts';
import { spoil, WAYS } from './spoil.ts';

/** Public ids to be put where one is asked for: of the caller's tenant and of another. */
export interface KnownIds {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

const DEEPEST = 6;
const TYPED_ID = /^\^(?<prefix>[a-z]+)_/;
const NOW = Date.now();

/** Values that fit schemas of one document, or nearly. */
export class SchemaValues {
  constructor(
    private readonly document: ApiDocument,
    private readonly ids: KnownIds,
  ) {}

  /** What fits, as far as a schema can say. */
  fitting(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    const plain = this.#merged(schema);
    const made = this.#made(plain, depth);
    const examples = [...(plain.examples ?? []), ...(plain.example === undefined ? [] : [plain.example])];
    return examples.length === 0 ? made : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...examples) }, made);
  }

  /** What fits but for one place: a member too many or too few, or a value that does not belong there. */
  nearly(schema: Schema): fc.Arbitrary<unknown> {
    const spoilt = fc.tuple(this.fitting(schema), fc.nat(1_000), hostileValue, fc.constantFrom(...WAYS));
    return spoilt.map(([value, place, bad, how]) => spoil(value, { place, bad, how }));
  }

  /** An id with this prefix: of the own tenant, of another, or of nothing. */
  idOf(prefix: string): fc.Arbitrary<string> {
    const ofKind = (ids: readonly string[]): string[] => ids.filter((id) => id.startsWith(`${prefix}_`));
    const [own, foreign] = [ofKind(this.ids.own), ofKind(this.ids.foreign)];
    return fc.oneof(
      ...(own.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...own) }] : []),
      ...(foreign.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...foreign) }] : []),
      { weight: 1, arbitrary: fc.constant(typedId(prefix, randomUUID())) },
    );
  }

  /** Another thing of the owner's where the schema asks for an id; half of the time none. */
  ownId(schema: Schema): fc.Arbitrary<string | undefined> {
    const prefix = TYPED_ID.exec(this.document.resolve(schema).pattern ?? '')?.groups?.['prefix'];
    const own = this.ids.own.filter((id) => prefix !== undefined && id.startsWith(`${prefix}_`));
    return own.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...own), { freq: 1, nil: undefined });
  }

  #merged(schema: Schema): Schema {
    const { allOf, ...own } = this.document.resolve(schema);
    return allOf ? (Object.assign({}, ...allOf.map((part) => this.#merged(part)), own) as Schema) : own;
  }

  #made(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) return fc.oneof(...choices.map((one) => this.fitting(one, depth + 1)));
    const types = [schema.type ?? (schema.properties ? 'object' : [])].flat<(string | readonly string[])[]>();
    return types.length === 0
      ? fc.jsonValue({ maxDepth: 2 })
      : fc.oneof(...types.map((type) => this.#ofType(type, schema, depth)));
  }

  #ofType(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1_000, 2 ** 31 - 1) });
      case 'number':
        return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000, noNaN: true });
      case 'array':
        return this.#array(schema, depth);
      case 'object':
        return this.#object(schema, depth);
      default:
        return this.#text(schema);
    }
  }

  #array({ items = {}, minItems = 0, maxItems = 3 }: Schema, depth: number): fc.Arbitrary<unknown> {
    if (depth > DEEPEST) return fc.constant([]);
    const maxLength = Math.max(minItems, Math.min(maxItems, 3));
    return fc.array(this.fitting(items, depth + 1), { minLength: minItems, maxLength });
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): fc.Arbitrary<unknown> {
    if (depth > DEEPEST) return fc.constant({});
    const members = Object.entries(properties).map(([name, inner]) => [name, this.fitting(inner, depth + 1)] as const);
    const known = fc.record(Object.fromEntries(members), {
      requiredKeys: required.filter((name) => Object.hasOwn(properties, name)),
    });
    if (members.length > 0 || !additionalProperties) return known;
    const value =
      typeof additionalProperties === 'object'
        ? this.fitting(additionalProperties, depth + 1)
        : fc.jsonValue({ maxDepth: 1 });
    return fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: 3 });
  }

  #text({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
    const prefix = pattern === undefined ? undefined : TYPED_ID.exec(pattern)?.groups?.['prefix'];
    if (prefix !== undefined && pattern!.includes('[0-7]')) return this.idOf(prefix);
    if (pattern !== undefined) return matching(pattern);
    if (format !== undefined && Object.hasOwn(FORMATS, format)) return FORMATS[format]!;
    return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)), unit: 'grapheme' });
  }
}

const aroundNow = (days: number): fc.Arbitrary<Date> =>
  fc.integer({ min: -days, max: days }).map((day) => new Date(NOW + day * 86_400_000));

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'date-time': aroundNow(40).map((date) => date.toISOString()),
  date: aroundNow(40).map((date) => date.toISOString().slice(0, 10)),
  uuid: fc.uuid(),
  email: fc.integer({ min: 1, max: 99_999 }).map((n) => `fuzz${n}@garage.example`),
  // Nobody listens there, so that nothing is asked of the world outside.
  uri: fc.constantFrom('http://127.0.0.1:9/fuzz', 'https://127.0.0.1:9/'),
};

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.string({ maxLength: 40 }); // fast-check does not know every construct
  }
}
