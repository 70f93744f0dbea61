import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlatformDatabase, type PlatformTransaction, typedId } from '#kernel';
import { RotateApiKey } from '../../libs/platform/commands/rotate-api-key.command.ts';
import { grantedApp } from './granted-app.ts';
import { type Asked, KeyApp, type MadeKey } from './key-app.ts';

let keys: KeyApp;

beforeAll(async () => {
  keys = await KeyApp.open();
});
afterAll(() => keys.close());

describe('rotation', () => {
  const rotate = (id: string, graceSeconds: number, asked: Asked = {}) =>
    keys.ask('POST', `/v1/api-keys/${id}/rotation`, { ...asked, body: { graceSeconds } });

  test('keeps what the key is, and lets the old one live for the grace', async () => {
    const old = await keys.newKey({ environment: 'rotating', metadata: { team: 'a' }, networks: ['127.0.0.0/8'] });
    const { status, json } = await rotate(old.id, 3_600);
    expect([status, json['replacedId']]).toEqual([201, old.id]);
    expect(Date.parse(json['replacedExpiresAt'] as string) - Date.now()).toBeGreaterThan(3_500_000);
    const [before, after] = await Promise.all(
      [old.id, json['id'] as string].map((id) => keys.ask('GET', `/v1/api-keys/${id}`)),
    );
    const same = ({ json: key }: Awaited<ReturnType<typeof keys.ask>>) => [
      key['scopes'],
      key['metadata'],
      key['networks'],
      key['environment'],
      key['owner'],
    ];
    expect(same(after!)).toEqual(same(before!));
    expect([before!.json['replacedBy'], after!.json['expiresAt']]).toEqual([json['id'], null]);
    for (const key of [old.secret, json['secret'] as string]) expect((await keys.whoAmI(key)).status).toBe(200);
    expect(await rotate(old.id, 0)).toMatchObject({
      status: 409,
      code: 'api-key.rotated',
      json: { replacedBy: json['id'] },
    });
  });

  test('with no grace ends the old key now; a revoked or expired one has no successor', async () => {
    const old = await keys.newKey();
    const { json } = await rotate(old.id, 0);
    await expect.poll(async () => (await keys.whoAmI(old.secret)).code, { timeout: 4_000 }).toBe('key.expired');
    expect(await rotate(old.id, 0)).toMatchObject({ status: 409, code: 'api-key.expired' });
    await keys.ask('DELETE', `/v1/api-keys/${json['id'] as string}`);
    expect(await rotate(json['id'] as string, 0)).toMatchObject({ status: 409, code: 'api-key.revoked' });
    expect(await rotate(old.id, 604_801)).toMatchObject({ status: 422 });
  });

  test('never lets the old key live beyond its own end, and gives the new one as long a life', async () => {
    const ends = new Date(Date.now() + 60_000);
    const { id } = await keys.newKey({ expiresAt: ends.toISOString() });
    const { json } = await rotate(id, 604_800);
    expect(json['replacedExpiresAt']).toBe(ends.toISOString());
    const life =
      Date.parse((await keys.ask('GET', `/v1/api-keys/${json['id'] as string}`)).json['expiresAt'] as string) -
      Date.now();
    expect(life).toBeGreaterThan(50_000);
    expect(life).toBeLessThanOrEqual(60_000);
  });

  test('is answered once under an idempotency key, and shows the secret once', async () => {
    const { id } = await keys.newKey();
    const headers = { 'idempotency-key': uuidv7() };
    const first = await rotate(id, 60, { headers });
    const again = await rotate(id, 60, { headers });
    expect(again.json).toEqual({ ...first.json, secret: null });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await rotate(id, 61, { headers })).status).toBe(422);
  });

  test('is not a way to a key that may do more than whoever rotates it', async () => {
    const { id } = await keys.newKey({ scopes: ['*'] });
    const { secret } = await keys.newKey({ scopes: ['api-key:*'] });
    expect(await rotate(id, 60, { as: secret })).toMatchObject({ status: 403, code: 'key.scope' });
    expect((await keys.ask('GET', `/v1/api-keys/${id}`)).json).toMatchObject({ replacedBy: null });
  });

  /** Somebody whose right to bookings has a condition rotates their own key, with another of theirs too, and one of the owner's. */
  async function learnt(of: NestFastifyApplication = keys.app): Promise<number[]> {
    const { person } = await keys.somebodyOf([
      ...['create', 'read', 'rotate'].map((action) => ({ permission: `api-key:${action}` })),
      { permission: 'booking:read', conditions: { workshopId: typedId('wsh', uuidv7()) } },
    ]);
    const [own, theirs] = [await keys.newKey({}, { as: person }), await keys.newKey()];
    const { secret: rotator } = await keys.newKey({ scopes: ['api-key:rotate', 'booking:read'] }, { as: person });
    const { secret: narrow } = await keys.newKey({ scopes: ['api-key:rotate'] }, { as: person });
    const last = async (as: string, id: string) => (await rotate(id, 60, { as, of })).status;
    const byPerson = await rotate(own.id, 60, { as: person, of });
    const { id: successor, secret } = byPerson.json as unknown as MadeKey;
    expect((await keys.ask('GET', '/v1/bookings', { as: secret })).json).toMatchObject({ data: [] });
    return [
      byPerson.status,
      await last(narrow, successor),
      await last(rotator, successor),
      await last(person, theirs.id),
    ];
  }

  test('of one’s own key needs no more than the right to rotate, whatever conditions one’s rights have; nobody learns another’s key', async () => {
    expect(await learnt()).toEqual([201, 403, 201, 403]);
  });

  test('by which everybody learns every key is found: the control', async () => {
    const planted = await grantedApp(keys.clutch);
    const commands = planted.get(CommandBus, { strict: false });
    const execute = commands.execute.bind(commands);
    commands.execute = (command: ICommand) =>
      execute(command instanceof RotateApiKey ? new RotateApiKey(command.publicId, 60, () => undefined) : command);
    expect(await learnt(planted)).toEqual([201, 201, 409, 201]);
    await planted.close();
  });

  test('by the key itself needs its right to it only', async () => {
    const { id, secret } = await keys.newKey({ scopes: ['*'] });
    expect((await rotate(id, 60, { as: secret })).status).toBe(201);
  });

  /** Two rotations at the same moment: both have looked at the key before either has changed it, unless one must wait for the other. */
  async function twoAtOnce(of: NestFastifyApplication): Promise<number[]> {
    const { id } = await keys.newKey();
    const answers = await Promise.all([rotate(id, 60, { of }), rotate(id, 60, { of })]);
    return answers.map(({ status }) => status).toSorted();
  }

  test('that races another one waits for it, and is refused; without the lock there would be two successors', async () => {
    const [right, planted] = await Promise.all(
      [' for update', ''].map((lock) => grantedApp(keys.clutch, { platform: slowly(lock) })),
    );
    expect(await twoAtOnce(right!)).toEqual([201, 409]);
    expect(await twoAtOnce(planted!)).toEqual([201, 201]);
    await Promise.all([right!.close(), planted!.close()]);
  });

  /** The platform's tables, where every look at a key that is to be changed takes a while. @param lock how it is locked meanwhile */
  function slowly(lock: string): PlatformDatabase {
    const { platform } = keys.clutch.kernel;
    const transaction = <T>(work: (tx: PlatformTransaction) => Promise<T>): Promise<T> =>
      platform.transaction((tx) =>
        work({
          query: async (statement) => {
            const looks = statement.text.endsWith(' for update');
            const rows = await tx.query<never>(
              looks ? { ...statement, text: statement.text.replace(/ for update$/, lock) } : statement,
            );
            if (looks) await sleep(150);
            return rows;
          },
        }),
      );
    return Object.create(platform, { transaction: { value: transaction } }) as PlatformDatabase;
  }
});
