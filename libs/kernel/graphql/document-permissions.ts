import {
  type DocumentNode,
  getDirectiveValues,
  GraphQLDirective,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Permission } from '../http/authorization/ability.ts';

/** As in the schema's text: `bookings: [Booking!]! @needs(permission: "booking:read")`. What its resolver asks for, so that it can be told beforehand. */
export const NEEDS_DIRECTIVE = 'directive @needs(permission: String!) on FIELD_DEFINITION';
const NEEDS = new GraphQLDirective({
  name: 'needs',
  locations: [],
  args: { permission: { type: new GraphQLNonNull(GraphQLString) } },
});

/** The permission that whoever asks for a field must have; `undefined` where it is part of what one has already. */
export function permissionOf({ astNode }: GraphQLField<unknown, unknown>): Permission | undefined {
  return astNode ? (getDirectiveValues(NEEDS, astNode)?.['permission'] as Permission | undefined) : undefined;
}

/** Every permission that some field of a valid document asks for, each once, in order. Nothing is run for it. */
export function permissionsOf(schema: GraphQLSchema, document: DocumentNode): readonly Permission[] {
  const found = new Set<Permission>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        const needed = field ? permissionOf(field) : undefined;
        if (needed !== undefined) found.add(needed);
      },
    }),
  );
  return [...found].toSorted();
}
