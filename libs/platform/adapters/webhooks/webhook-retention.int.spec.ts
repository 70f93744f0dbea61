import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { currentContext, TenantDatabase, typedId, uuidOf } from '#kernel';
import { project } from '#kernel/testing';
import { type MessageStage, noted, opened } from '../../../../test/kit/message-stage.ts';
import { messageStageForEach } from '../../../../test/kit/message-stage-for-each.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { PAYLOAD_SQL } from './payload-sql.ts';
import { eraseMessagesIn, personalMessages, SEARCHED_AT_A_TIME } from './personal-messages.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';
import { WebhookUpkeep } from './webhook-upkeep.ts';

const SAID = 'Canary of the message';
/** What the receiver says with a 200. */
const ANSWERED = 'said 200';

interface Message {
  readonly event_id: string;
  readonly status: string;
  readonly ended_because: string | null;
  readonly attempts: number;
  readonly body: string;
  readonly is_expunged: boolean;
}

let stage: MessageStage;
let receiver: WebhookReceiver;

messageStageForEach((opened) => (stage = opened));
receiverForEach((started) => (receiver = started));

const register = (settings?: object) => stage.register(receiver.url, settings);
const deliver = () => stage.deliver();
const sql = <Row>(text: string) => stage.sql<Row>(text);
const messages = () =>
  sql<Message>(`select event_id, status, ended_because, attempts, convert_from(body, 'UTF8') as body, expunged_at is not null as is_expunged
    from {}.platform_webhook_delivery order by endpoint_id, seq`);
const tries = () =>
  sql<{ response_status: number; response_body: string | null; headers: boolean; error: string | null }>(
    `select response_status, response_body, error, coalesce(request_headers, response_headers) is not null as headers
     from {}.platform_webhook_attempt order by started_at`,
  );
/** So many days pass for all that was written. */
const pass = (days: number) =>
  sql(`update {}.platform_webhook_delivery set recorded_at = recorded_at - interval '${days} days'`);
const keep = () => stage.clutch.as(stage.tenant, () => stage.part(WebhookUpkeep).look(stage.tenant));

describe('payload gone after retention', () => {
  test('what was said and answered goes after 90 days, and not before; the outcomes stay', async () => {
    await register();
    await stage.happens(noted(SAID));
    receiver.answer(200);
    await deliver();
    await pass(89);
    await keep();
    expect(await messages()).toMatchObject([{ status: 'delivered', is_expunged: false }]);
    expect((await messages())[0]!.body).toContain(SAID);
    expect(await tries()).toMatchObject([{ response_body: ANSWERED, headers: true }]);

    await pass(2);
    await keep();
    expect(await messages()).toMatchObject([{ status: 'delivered', attempts: 1, body: '', is_expunged: true }]);
    expect(await tries()).toEqual([{ response_status: 200, response_body: null, headers: false, error: null }]);
  });

  test('what is still to be sent stays, and arrives', async () => {
    await register();
    await stage.happens(noted(SAID));
    await pass(200);
    await keep();
    expect(await messages()).toMatchObject([{ status: 'pending', is_expunged: false }]);
    await deliver();
    expect(receiver.bodies()).toMatchObject([{ data: { text: SAID } }]);
  });

  test('what waits at a disabled endpoint ends after that time, and not before; what waits at another one stays', async () => {
    const disabled = await register();
    await register();
    await stage.happens(noted(SAID));
    receiver.answer(500, 500);
    await deliver();
    await sql(`update {}.platform_webhook_endpoint set status = 'disabled', disabled_reason = 'failing', disabled_at = now()
      where endpoint_id = '${uuidOf('whe', disabled)}'`);
    await pass(89);
    await keep();
    expect((await messages()).map(({ status }) => status)).toEqual(['pending', 'pending']);
    await pass(2);
    await keep();
    const ended = { status: 'exhausted', ended_because: 'retention', attempts: 1, body: '', is_expunged: true };
    expect(await messages()).toMatchObject([ended, { status: 'pending', is_expunged: false }]);
    expect((await tries()).map(({ response_body }) => response_body)).toEqual(
      expect.arrayContaining([null, 'said 500']),
    );
  });

  test('what somebody wants once more, and what others wait for, stays', async () => {
    await register();
    await stage.happens(noted(SAID), noted(SAID));
    await deliver();
    await sql(`update {}.platform_webhook_delivery set resend_at = now() + interval '1 hour' where seq = 1`);
    await sql(`update {}.platform_webhook_delivery set holds_back = true where seq = 2`);
    await pass(200);
    await keep();
    expect((await messages()).map((one) => one.is_expunged)).toEqual([false, false]);
  });

  test('a tenant keeps types for as long as it wants, by the most exact pattern', async () => {
    await register();
    await stage.happens(noted(SAID), opened(uuidv7()));
    await deliver();
    const policy = (webhookRetentionDays: object) => ({
      networks: [],
      whenLeaked: 'revoke',
      whenUnused: 'list',
      unusedDays: 90,
      remindDays: null,
      webhookRetentionDays,
    });
    const put = (days: object) => stage.ask('PUT', '/v1/api-key-policy', { body: policy(days) });
    for (const days of [{ '*': 0 }, { '*': 366 }, { 'Note.*': 3 }, { '*': 1.5 }, [90]])
      expect(await put(days)).toMatchObject({ status: 422 });
    expect(await put({ '*': 200, 'note.*': 10 })).toMatchObject({
      status: 200,
      json: { webhookRetentionDays: { '*': 200, 'note.*': 10 } },
    });
    await pass(100);
    await keep();
    expect(await sql(`select event_type from {}.platform_webhook_delivery where expunged_at is not null`)).toEqual([
      { event_type: 'note.written' },
    ]);
  });

  test('outcomes are forgotten after 400 days, with their tries', async () => {
    await register();
    await stage.happens(noted(SAID));
    await deliver();
    await pass(399);
    await keep();
    expect(await messages()).toHaveLength(1);
    await pass(2);
    await keep();
    expect([await messages(), await tries()]).toEqual([[], []]);
  });

  test('two upkeeps at once empty everything once, in batches', async () => {
    await register();
    await stage.happens(noted(SAID));
    await deliver();
    await sql(`insert into {}.platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, status, attempts, next_attempt_at, recorded_at)
      select endpoint_id, n, gen_random_uuid(), 'note.written', 'x', 'delivered', 1, now(), now()
      from {}.platform_webhook_delivery, generate_series(2, 1200) n`);
    await pass(100);
    await Promise.all([keep(), keep()]);
    await keep();
    const [left] = await sql<{ n: number }>(
      `select count(*) filter (where expunged_at is null)::int as n from {}.platform_webhook_delivery`,
    );
    expect(left!.n).toBe(0);
  });

  test('a message that is emptied cannot be sent once more', async () => {
    const id = await register();
    await stage.happens(noted(SAID));
    await deliver();
    await pass(100);
    await keep();
    const [message] = await messages();
    const resent = await stage.ask(
      'POST',
      `/v1/webhook-endpoints/${id}/deliveries/${typedId('evt', message!.event_id)}/resends`,
    );
    expect(resent).toMatchObject({ status: 409, json: { code: 'webhook-message.expunged' } });
  });

  test('one that takes the body alone is found: the control', async () => {
    await register();
    await stage.happens(noted(SAID));
    receiver.answer(200);
    await deliver();
    await pass(100);
    const values = ['note.written', new Date(), 10];
    await stage.part(TenantDatabase).read(stage.tenant.schema, { ...PAYLOAD_SQL.emptyOld, values });
    expect(await tries()).toMatchObject([{ response_body: ANSWERED }]);
  });
});

describe('expunge leaves the outcome', () => {
  const expunge = (eventId: string, by = stage.key) =>
    stage.ask('DELETE', `/v1/webhook-messages/${typedId('evt', eventId)}/payload`, { by });

  test('at every endpoint; what is still to be sent ends, and what waits behind it goes', async () => {
    const [first] = [await register({ ordering: 'strict' }), await register({ ordering: 'strict' })];
    await stage.happens(noted(SAID), noted('next'));
    receiver.answer(500, 500);
    await deliver();
    const [{ event_id }] = (await messages()) as [Message];
    expect(receiver.received).toHaveLength(2);

    expect((await expunge(event_id)).status).toBe(204);
    expect((await expunge(event_id)).status, 'again is nothing').toBe(204);
    const emptied = (await messages()).filter((one) => one.event_id === event_id);
    const ended = { status: 'exhausted', ended_because: 'expunged', attempts: 1, body: '', is_expunged: true };
    expect(emptied).toEqual([expect.objectContaining(ended), expect.objectContaining(ended)]);
    const outcome = { response_status: 500, response_body: null, headers: false, error: 'status' };
    expect(await tries()).toEqual([outcome, outcome]);
    await deliver();
    expect(receiver.bodies().slice(2)).toMatchObject([{ data: { text: 'next' } }, { data: { text: 'next' } }]);
    const listed = await stage.ask('GET', `/v1/webhook-endpoints/${first}/deliveries`);
    expect(listed.json['data']).toMatchObject([{ status: 'delivered' }, { status: 'exhausted' }]);
  });

  test('a try that is on its way writes nothing down afterwards', async () => {
    await register();
    await stage.happens(noted(SAID));
    const [{ event_id }] = (await messages()) as [Message];
    const claimed = await stage.part(WebhookDispatcher).claim(stage.tenant.schema, { well: 10, ailing: 10 });
    expect(claimed).toHaveLength(1);
    await expunge(event_id);
    const [row] = await sql<{ fence: number; leased: boolean }>(
      `select fence, leased_until is not null as leased from {}.platform_webhook_delivery`,
    );
    expect(row).toEqual({ fence: claimed[0]!.fence + 1, leased: false });
    await deliver();
    expect(receiver.received).toEqual([]);
  });

  test("another tenant's message is not there", async () => {
    await register();
    await stage.happens(noted(SAID));
    const [{ event_id }] = (await messages()) as [Message];
    const other = await stage.keyOf(await stage.clutch.newTenant());
    const missing = { status: 404, json: { code: 'webhook-message.not-found' } };
    expect(await expunge(event_id, other)).toMatchObject(missing);
    expect(await expunge(uuidv7())).toMatchObject(missing);
    expect((await messages())[0]!.body).toContain(SAID);
  });
});

describe('erasing a person reaches stored payloads', () => {
  const erase = (subject: string) =>
    stage.part(TenantDatabase).transaction(stage.tenant.schema, (tx) => eraseMessagesIn(tx, subject));

  test('messages that name them, and answers that do, are emptied; others stay', async () => {
    const [vehicle, other] = [uuidv7(), uuidv7()];
    const subject = typedId('veh', vehicle);
    await register();
    await stage.happens(noted('answered'));
    const held = receiver.hold();
    const delivered = deliver();
    (await held).end(`{"kept":"${subject}"}`);
    await delivered;
    await stage.happens(opened(vehicle), opened(other));
    await register({ payload: 'thin', format: 'cloudevents-binary', eventTypes: ['job.*'] });
    await deliver();
    await stage.happens(opened(vehicle));

    await erase(subject);
    await erase(subject);
    const rows = await sql<{ event_type: string; status: string; gone: boolean; told: boolean }>(
      `select event_type, status, expunged_at is not null as gone, position('${subject}' in convert_from(body, 'UTF8')) > 0 as told
       from {}.platform_webhook_delivery order by recorded_at, seq, endpoint_id`,
    );
    expect(rows.filter(({ told }) => told)).toEqual([]);
    expect(rows.filter(({ gone }) => gone).map(({ event_type, status }) => `${event_type} ${status}`)).toEqual([
      'note.written delivered',
      'job.opened delivered',
      'job.opened exhausted',
      'job.opened exhausted',
    ]);
    expect(rows.filter(({ gone }) => !gone)).toMatchObject([{ event_type: 'job.opened', status: 'delivered' }]);
    expect((await tries()).filter(({ response_body }) => response_body?.includes(subject))).toEqual([]);
    const { find } = personalMessages;
    const isKnown = await stage
      .part(TenantDatabase)
      .transaction(stage.tenant.schema, (tx) => find(tx, typedId('veh', other)));
    expect(isKnown, 'a message alone makes nobody known').toBe(false);
  });

  test('however many there are: in slices, each in a transaction of its own', async () => {
    const subject = typedId('veh', uuidv7());
    for (let endpoints = 0; endpoints < 2; endpoints += 1) await register();
    const many = SEARCHED_AT_A_TIME + 5;
    await sql(`insert into {}.platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, status, attempts, next_attempt_at, recorded_at)
      select endpoint_id, n, gen_random_uuid(), 'note.written', case when n in (7, ${many}) then '${subject}' else 'x' end::bytea, 'delivered',
        1, now(), now() from {}.platform_webhook_endpoint, generate_series(1, ${many}) n`);
    await sql(`update {}.platform_webhook_endpoint set last_seq = ${many}`);
    const emptied = async () =>
      (await sql<{ n: number }>(`select count(*)::int as n from {}.platform_webhook_delivery where body = ''`))[0]!.n;
    const counts: number[] = [];
    const slice = (from?: string) =>
      stage
        .part(TenantDatabase)
        .transaction(stage.tenant.schema, (tx) => personalMessages.erase(tx, subject, ...(from ? [from] : [])));
    for (let from = await slice(); from !== undefined; from = await slice(from)) counts.push(await emptied());
    expect(counts).toEqual([1, 2, 3, 4]);
  });

  test('messages that were made only afterwards, of what happened before, are emptied; of what happened later they are sent', async () => {
    const subject = typedId('veh', uuidv7());
    await register({ eventTypes: ['*'], ordering: 'strict' });
    const said = (text: string) => ({ type: 'JobNoted', data: { text } });
    const erased = { type: 'SubjectErased', data: { subject, erasedAt: new Date().toISOString() } };
    const events = [said(`before: ${subject}`), erased, said(`later: ${subject}`)];
    const append = { streamId: uuidv7(), category: 'job', expected: 'any', events } as const;
    await stage.clutch.as(stage.tenant, () => stage.clutch.kernel.events.append(currentContext()!, append));
    await project(stage.clutch.kernel, stage.tenant);
    await deliver();
    expect(receiver.bodies()).toMatchObject([
      { type: 'data-subject.erased', data: { subjectId: subject } },
      { type: 'note.written', data: { text: `later: ${subject}` } },
    ]);
    expect((await messages())[0]).toMatchObject({ status: 'exhausted', ended_because: 'expunged', body: '' });
  });
});
