import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PreconditionFailed, type TenantRef, typedId } from '#kernel';
import { project, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { GetWorkshopProfile } from '../contracts.ts';
import { partnerContext, PartnerModule } from '../partner.module.ts';
import { GetWorkshop } from '../queries/get-workshop.query.ts';
import { ListWorkshops } from '../queries/list-workshops.query.ts';
import { ChangeWorkshop } from './change-workshop.command.ts';
import { RegisterWorkshop, type RegisterWorkshopBody } from './register-workshop.command.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;

beforeAll(async () => {
  clutch = await testInstallation([partnerContext]);
  tenant = await clutch.newTenant();
  const module = await testModule(clutch, PartnerModule);
  commands = module.get(CommandBus);
  queries = module.get(QueryBus);
});
afterAll(() => clutch.close());

const body = (over: Partial<RegisterWorkshopBody> = {}): RegisterWorkshopBody => ({
  name: 'Olaya Motors',
  timeZone: 'Asia/Riyadh',
  location: { latitude: 24.6949, longitude: 46.6853 },
  openingHours: [{ weekday: 7, opens: '08:00', closes: '17:00' }],
  bays: [{ name: 'Bay 1' }, { name: 'Bay 2' }],
  technicians: [{ name: 'Sami' }],
  services: [{ code: 'diagnostics', name: 'Diagnostics', durationMinutes: 60, bufferMinutes: 10 }],
  ...over,
});
const register = (over?: Partial<RegisterWorkshopBody>) => commands.execute(new RegisterWorkshop(body(over)));

describe('a workshop', () => {
  test('is known by its stream at once, and shown with public ids once it is projected', async () => {
    await clutch.as(tenant, async () => {
      const { id, version } = await register();
      expect(version).toBe(1);
      expect(await queries.execute(new GetWorkshopProfile(id))).toMatchObject({ workshopId: id, name: 'Olaya Motors' });
      await project(clutch.kernel, tenant);
      const view = await queries.execute(new GetWorkshop(id));
      expect(view).toMatchObject({
        id: typedId('wsh', id),
        version: 1,
        location: { latitude: 24.6949, longitude: 46.6853 },
      });
      expect(view.bays.map(({ id, name }) => [id.slice(0, 4), name])).toEqual([
        ['bay_', 'Bay 1'],
        ['bay_', 'Bay 2'],
      ]);
      expect(view.technicians[0]!.id).toMatch(/^tec_/);
    });
  });

  test('is registered once, however often the same command comes', async () => {
    const command = { id: '01930000-0000-7000-8000-0000000000aa', fingerprint: 'f' };
    const [first, again] = [
      await clutch.as(tenant, () => register(), { command }),
      await clutch.as(tenant, () => register(), { command }),
    ];
    expect(again).toEqual(first);
  });

  test('is changed only from the version that the caller saw', async () => {
    const { id } = await clutch.as(tenant, () => register());
    const rename = (name: string) => commands.execute(new ChangeWorkshop(id, { name }));
    expect(await clutch.as(tenant, () => rename('Olaya Garage'), { ifMatch: 1 })).toMatchObject({ version: 2 });
    await expect(clutch.as(tenant, () => rename('Too late'), { ifMatch: 1 })).rejects.toBeInstanceOf(
      PreconditionFailed,
    );
  });

  test('that is sent what it is already keeps its version', async () => {
    await clutch.as(tenant, async () => {
      const { id } = await register();
      const { openingHours, services } = body();
      expect(await commands.execute(new ChangeWorkshop(id, { openingHours, services }))).toMatchObject({ version: 1 });
    });
  });

  test('of another tenant is not there', async () => {
    const { id } = await clutch.as(tenant, () => register());
    const other = await clutch.newTenant();
    await clutch.as(other, async () => {
      await expect(queries.execute(new GetWorkshop(id))).rejects.toMatchObject({ code: 'workshop.not-found' });
      await expect(commands.execute(new ChangeWorkshop(id, { name: 'Mine' }))).rejects.toMatchObject({
        code: 'workshop.not-found',
      });
      expect(await queries.execute(new GetWorkshopProfile(id))).toBeNull();
    });
  });
});

test('the list goes from page to page by name and misses nobody', async () => {
  const fresh = await clutch.newTenant();
  const names = ['Delta', 'Alpha', 'Charlie', 'Alpha', 'Bravo'];
  await clutch.as(fresh, async () => {
    for (const name of names) await register({ name });
    await project(clutch.kernel, fresh);
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { data, page } = await queries.execute(new ListWorkshops({ limit: 2, cursor }));
      seen.push(...data.map(({ name }) => name));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(names.toSorted());
  });
});
