import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { type TenantRef } from '#kernel';
import { project, rebuild, type TestInstallation, testInstallation } from '#kernel/testing';
import { Workshops } from '../aggregates.ts';
import { change, register, type WorkshopProfile } from '../domain/workshop.ts';
import { partnerContext } from '../partner.module.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let workshops: Workshops;

beforeAll(async () => {
  clutch = await testInstallation([partnerContext]);
  tenant = await clutch.newTenant();
  workshops = new Workshops(clutch.kernel);
});
afterAll(() => clutch.close());

const olaya: WorkshopProfile = {
  workshopId: uuidv7(),
  name: 'Olaya Motors',
  timeZone: 'Asia/Riyadh',
  latitude: 24.6949,
  longitude: 46.6853,
  openingHours: [{ weekday: 7, opens: '08:00', closes: '17:00' }],
  bays: [{ bayId: uuidv7(), name: 'Bay 1' }],
  technicians: [{ technicianId: uuidv7(), name: 'Sami' }],
  services: [{ code: 'diagnostics', name: 'Diagnostics', durationMinutes: 60, bufferMinutes: 10 }],
};
const rows = () =>
  clutch.kernel.database.read(tenant.schema, { text: 'select * from partner_workshop order by workshop_id' });

describe('the list of workshops', () => {
  test('shows each workshop as its events left it, and the same after a rebuild', async () => {
    const malaz = { ...olaya, workshopId: uuidv7(), name: 'Malaz Tyres' };
    await clutch.as(tenant, async () => {
      for (const profile of [olaya, malaz])
        await workshops.change(profile.workshopId, (state) => register(state, profile));
      await workshops.change(olaya.workshopId, (state) => change(state, { name: 'Olaya Garage' }));
    });
    await project(clutch.kernel, tenant);
    const shown = await rows();
    expect(shown).toMatchObject([
      {
        workshop_id: olaya.workshopId,
        version: 2,
        name: 'Olaya Garage',
        time_zone: 'Asia/Riyadh',
        latitude: 24.6949,
        longitude: 46.6853,
        bays: olaya.bays,
        technicians: olaya.technicians,
        services: olaya.services,
        opening_hours: olaya.openingHours,
      },
      { workshop_id: malaz.workshopId, version: 1, name: 'Malaz Tyres' },
    ]);
    for (let round = 1; round <= 2; round += 1) {
      await rebuild(clutch.kernel, tenant, { name: 'partner.workshops', tables: ['partner_workshop'] });
      expect(await rows()).toEqual(shown);
    }
  });
});
