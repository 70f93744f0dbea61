import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RequestContext, runInContext, type TenantRef } from '../../context/request-context.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type TestHttp, testHttp } from '../../testing/test-http.ts';
import { type TestInstallation, testInstallation } from '../../testing/test-installation.ts';
import { LedgerPurge } from '../../worker/ledger-purge.ts';
import { Can } from '../authorization/can.decorator.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { answerOnce } from './answer-once.ts';
import { commandKey } from './idempotency-key.ts';
import { KeptAnswers, personalAnswers } from './kept-answers.ts';

class CardBody {
  @IsString()
  readonly name!: string;
}

/** Plain rows: what was made, and what holds the making up. */
const made: string[] = [];
let gate = Promise.resolve();

@Controller('v1/cards')
class CardController {
  @Post()
  @HttpCode(202)
  @Can('card:create')
  @ApiOperation({ operationId: 'createCard' })
  async create(@Body() { name }: CardBody): Promise<object> {
    await gate;
    made.push(name);
    if (name === 'taken') throw new DomainError('conflict', 'card.taken', 'Somebody has it', { holder: 'usr_1' });
    if (name === 'hidden') throw new ProblemError(403, 'permission.denied', 'Not this one');
    if (name === 'broken') throw new Error('a fault of ours');
    return { id: `crd_${made.length}`, secret: 'open sesame', owner: { token: 'tok', email: 'ana@x.example' } };
  }
}

@Module({ controllers: [CardController] })
class CardModule {}

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
let keys = 0;

beforeAll(async () => {
  clutch = await testInstallation();
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, CardModule);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});
beforeEach(() => {
  made.length = 0;
  gate = Promise.resolve();
  keys += 1;
});

const post = (name: unknown, at = http) => at.post('/v1/cards', { name }, { 'idempotency-key': `key-${keys}` });
const rows = async (): Promise<string> =>
  JSON.stringify((await clutch.owner.query(`select * from ${tenant.schema}.command_log`)).rows);

describe('a POST that appends nothing, sent twice under a key', () => {
  test('acts once, and says so the second time', async () => {
    const [first, second] = [await post('new'), await post('new')];
    expect(made).toEqual(['new']);
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(second).toMatchObject({ status: 202, body: { id: first.body['id'] } });
  });
  test('does not keep what is shown once', async () => {
    expect((await post('new')).body).toMatchObject({ secret: 'open sesame', owner: { token: 'tok' } });
    expect((await post('new')).body).toMatchObject({ secret: null, owner: { token: null, email: 'ana@x.example' } });
    expect(await rows()).not.toContain('sesame');
  });
  test('with another body is refused', async () => {
    await post('new');
    expect(await post('other')).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
    expect(made).toEqual(['new']);
  });
  test('at once: one acts, the other is told to come back', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const first = post('new');
    const taken = `select 1 from ${tenant.schema}.command_log where result ? 'running'`;
    while ((await clutch.owner.query(taken)).rowCount === 0);
    const second = await post('new');
    resolve();
    expect(second).toMatchObject({ status: 409, body: { code: 'idempotency.in-progress' } });
    expect(second.headers['retry-after']).toBe('1');
    expect((await first).status).toBe(202);
    expect([(await post('new')).headers['idempotent-replayed'], made]).toEqual(['true', ['new']]);
  });
  test('gets the same refusal of a decision', async () => {
    await post('taken');
    const again = await post('taken');
    expect(again).toMatchObject({ status: 409, body: { code: 'card.taken', holder: 'usr_1' } });
    expect([again.headers['idempotent-replayed'], made]).toEqual(['true', ['taken']]);
  });
  test.each([
    [7, 422],
    ['hidden', 403],
    ['broken', 500],
  ])('is tried again where nothing was decided: %s', async (name, status) => {
    for (const _ of [1, 2]) {
      const answer = await post(name);
      expect([answer.status, answer.headers['idempotent-replayed']]).toEqual([status, undefined]);
    }
  });
  test('works again when the process of the first died half a minute ago, and not before', async () => {
    await post('new');
    const died = (ago: string) =>
      clutch.owner.query(
        `update ${tenant.schema}.command_log set at = now() - $1::interval, result = result - 'answer' || '{"running":true}'`,
        [ago],
      );
    await died('25 seconds');
    expect((await post('new')).status).toBe(409);
    await died('31 seconds');
    expect([(await post('new')).status, made]).toEqual([202, ['new', 'new']]);
  });
});

describe('a key belongs to its tenant', () => {
  const context = (of: TenantRef): RequestContext => ({ requestId: 'r', correlation: 'r', source: 'api', tenant: of });
  /** How often two tenants act under the same key. */
  async function acts(scopeOf: (of: TenantRef) => string | undefined, place: (of: TenantRef) => TenantRef | undefined) {
    const kept = new KeptAnswers(clutch.kernel.database, clutch.kernel.platform);
    const reply = { statusCode: 201, getHeader: () => undefined, code: () => reply, headers: () => reply } as never;
    let count = 0;
    for (const of of [tenant, await clutch.newTenant()]) {
      const scope = { tenant: scopeOf(of), credential: 'same', method: 'POST', route: '/v1/cards', params: {} };
      const command = commandKey(scope, `key-${keys}`, { query: '', body: undefined });
      const own = { ...context(of), ...(place(of) ? {} : { tenant: undefined }) } as RequestContext;
      await runInContext(own, () => answerOnce(kept, { context: own, command, reply }, async () => void (count += 1)));
    }
    return count;
  }
  test('the same one in two tenants acts in both', async () => {
    expect(
      await acts(
        ({ id }) => id,
        (of) => of,
      ),
    ).toBe(2);
  });
  test('a planted ledger that all tenants share, under keys without a tenant, is found: the control', async () => {
    expect(
      await acts(
        () => undefined,
        () => undefined,
      ),
    ).toBe(1);
  });
});

describe('what is kept', () => {
  test('is forgotten after a day, but for what policies did', async () => {
    await post('new');
    const policys = '00000000-0000-7000-8000-000000000001';
    await clutch.owner.query(
      `insert into ${tenant.schema}.command_log values ($1::uuid, $1::uuid, 1, 1, jsonb_build_object('fingerprint', $1::uuid::text), now() - interval '400 days')`,
      [policys],
    );
    const { schema } = tenant;
    const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead * 3_600_000) };
    const purge = new LedgerPurge(clutch.kernel, clock);
    // Its first turn comes within an hour.
    for (clock.ahead of [0, 1, 23]) await purge.sweep(tenant);
    expect((await clutch.owner.query(`select 1 from ${schema}.command_log`)).rowCount).toBeGreaterThan(1);
    clock.ahead = 25;
    await purge.sweep(tenant);
    expect((await clutch.owner.query(`select command_id from ${schema}.command_log`)).rows).toEqual([
      { command_id: policys },
    ]);
    expect((await clutch.owner.query('select 1 from platform.operator_command')).rowCount).toBe(0);
  });
  test('of an erased person is emptied', async () => {
    await post('new');
    const subject = 'ana@x.example';
    await clutch.kernel.database.transaction(tenant.schema, async (tx) => {
      expect(await personalAnswers.find(tx, subject)).toBe(true);
      await personalAnswers.erase(tx, subject);
      expect(await personalAnswers.find(tx, subject)).toBe(false);
    });
    expect(await rows()).not.toContain(subject);
    expect((await post('new')).headers['idempotent-replayed']).toBe('true');
  });
});
