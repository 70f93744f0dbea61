import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BreakingChangeType,
  buildSchema,
  findBreakingChanges,
  getNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../../docs/graphql', name), 'utf8');
const released = read('released.graphql');

/** Whether everybody was told before that it would go: a member, an argument, or a type that only such members show. */
function wasDeprecated(before: GraphQLSchema, typeName: string, member?: string, argument?: string): boolean {
  const type = before.getType(typeName);
  if (member === undefined) {
    const uses = usesOf(before, typeName);
    return uses.length > 0 && uses.every((use) => use);
  }
  if (isEnumType(type)) return isToGo(type.getValue(member));
  if (isInputObjectType(type)) return isToGo(type.getFields()[member]);
  const field = isObjectType(type) ? type.getFields()[member] : undefined;
  return isToGo(argument === undefined ? field : field?.args.find(({ name }) => name === argument));
}

/** Of each place where a type is shown or sent, whether it is deprecated. */
function usesOf(schema: GraphQLSchema, typeName: string): boolean[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInputObjectType(type))
    .flatMap((type) => Object.values(type.getFields()))
    .flatMap((field) => [field, ...('args' in field ? field.args : [])])
    .filter(({ type }) => nameOf(type) === typeName)
    .map(isToGo);
}

const nameOf = (type: GraphQLType): string => getNamedType(type).name;

const isToGo = (part: { readonly deprecationReason?: string | null } | null | undefined): boolean =>
  typeof part?.deprecationReason === 'string';

const REMOVALS = new Set<string>([
  BreakingChangeType.TYPE_REMOVED,
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.ARG_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
]);
/** `Booking was removed.`, `Booking.note was removed.`, `a was removed from enum type B.`, `Query.bookings arg first was removed.` */
const NAMES =
  /^(?:(?<value>\w+) was removed from enum type (?<of>\w+)|(?<type>\w+)(?:\.(?<member>\w+))?(?: arg (?<argument>\w+))? was removed)/;

/** What of the newer schema makes documents fail that the older one took, unless what is gone was deprecated in the older one. */
function breaksOf(older: string, newer: string): string[] {
  const before = buildSchema(older);
  return findBreakingChanges(before, buildSchema(newer))
    .filter(({ type, description }) => {
      if (!REMOVALS.has(type)) return true;
      const { value, of, type: typeName, member, argument } = NAMES.exec(description)?.groups ?? {};
      return !wasDeprecated(before, (of ?? typeName)!, value ?? member, argument);
    })
    .map(({ description }) => description);
}

test('nothing that the released schema took is refused, but for what was deprecated in it', () => {
  expect(breaksOf(released, read('schema.graphql'))).toEqual([]);
});

describe('what breaks is found: the control', () => {
  const OLD = `type Query { things(first: Int, old: Int @deprecated(reason: "Use first")): [Thing!] word: Word was: Past @deprecated(reason: "Over") }
    type Thing { id: ID! name: String label: String @deprecated(reason: "Use name") }
    type Past { id: ID! }
    enum Word { a b c @deprecated(reason: "Use a") }
    input Sent { a: String }
    type Mutation { send(input: Sent): ID }`;
  const changed = (from: string, to = ''): string => OLD.replace(from, to);

  test.each([
    ['a field', changed('name: String'), ['Thing.name was removed.']],
    ['an argument', changed('first: Int, '), ['Query.things arg first was removed.']],
    ['a word', changed('b c', 'c'), ['b was removed from enum type Word.']],
    [
      'a type',
      changed(/type Mutation.*/.exec(OLD)![0]).replace('input Sent { a: String }', ''),
      ['Sent was removed.', 'Mutation was removed.'],
    ],
    ['an answer that may be null', changed('id: ID! name', 'id: ID name'), ['Thing.id changed type from ID! to ID.']],
    [
      'an argument that must be sent',
      changed('first: Int,', 'first: Int!,'),
      ['Query.things arg first has changed type from Int to Int!.'],
    ],
    [
      'a member that must be sent',
      changed('{ a: String }', '{ a: String b: String! }'),
      ['A required field b on input type Sent was added.'],
    ],
  ])('%s', (_, newer, expected) => {
    expect(breaksOf(OLD, newer).toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    ['a deprecated field', changed(' label: String @deprecated(reason: "Use name")')],
    ['a deprecated argument', changed(', old: Int @deprecated(reason: "Use first")')],
    ['a deprecated word', changed(' c @deprecated(reason: "Use a")')],
    [
      'a type that only a deprecated field shows',
      changed('was: Past @deprecated(reason: "Over")').replace('type Past { id: ID! }', ''),
    ],
    ['more than there was', `${OLD} type More { id: ID! }`],
  ])('and %s breaks nobody', (_, newer) => {
    expect(breaksOf(OLD, newer)).toEqual([]);
  });
});
