import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schemaText } from '#kernel';
import { API_TYPES } from './api-types.ts';

const ROOT = join(import.meta.dirname, '../../..');
const schema = buildSchema(schemaText(API_TYPES));
const { components } = JSON.parse(readFileSync(join(ROOT, 'docs/openapi/api.json'), 'utf8')) as {
  components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> };
};

test('the schema is the committed one; `npx vitest run apps/api/graphql -u` writes it', async () => {
  await expect(schemaText(API_TYPES)).toMatchFileSnapshot(join(ROOT, 'docs/graphql/schema.graphql'));
});

describe('GraphQL and OpenAPI tell the same', () => {
  test.each([
    ['Booking', 'BookingView'],
    ['Vehicle', 'VehicleSummary'],
    ['MaintenanceNeed', 'MaintenanceNeedView'],
    ['Workshop', 'WorkshopView'],
    ['OpeningHours', 'OpeningHoursView'],
    ['WorkshopService', 'ServiceView'],
    ['Technician', 'TechnicianView'],
    ['Event', 'EventView'],
  ])('of %s: what it is made of, and besides only what it refers to', (type, view) => {
    const fields = (schema.getType(type) as GraphQLObjectType).getFields();
    const properties = Object.keys(components.schemas[view]!.properties!);
    expect(properties.filter((name) => !fields[name])).toEqual([]);
    const more = Object.values(fields).filter(({ name }) => !properties.includes(name));
    expect(more.filter(({ type: of }) => isLeafType(getNamedType(of))).map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ['HoldSlotInput', 'HoldSlotBody'],
    ['RequestBookingInput', 'RequestBookingBody'],
    ['CancelBookingInput', 'CancelBookingBody'],
    ['RegisterVehicleInput', 'RegisterVehicleBody'],
    ['ReportTroubleCodeInput', 'ReportTroubleCodeBody'],
    ['RegisterWorkshopInput', 'RegisterWorkshopBody'],
    ['CreateWebhookEndpointInput', 'CreateWebhookEndpointBody'],
  ])('of %s: what may be sent, and what must be', (type, body) => {
    const fields = Object.values((schema.getType(type) as GraphQLInputObjectType).getFields());
    const { properties = {}, required = [] } = components.schemas[body]!;
    expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(properties).toSorted());
    const needed = fields.filter(({ type: of }) => isNonNullType(of)).map(({ name }) => name);
    expect(needed.toSorted()).toEqual(required.toSorted());
  });
});
