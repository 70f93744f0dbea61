import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { type WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { webhookStageForEach } from '../../../../test/kit/webhook-stage-for-each.ts';

let stage: WebhookStage;
let receiver: WebhookReceiver;
let endpoint: string;

webhookStageForEach((opened) => (stage = opened), { CLUTCH_WEBHOOK_RETRY_SECONDS: '3600' });
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  endpoint = await stage.endpoint(receiver.url, { ordering: 'strict' });
});

interface Row {
  readonly event_id: string;
  readonly status: string;
  readonly scheduled: number;
  readonly attempts: number;
  readonly next_attempt_at: Date;
}
const numbers = () => receiver.bodies().map(({ data }) => data.n);
const fails = (times: number) => receiver.answer(...Array.from({ length: times }, () => 500));
const rows = () => stage.sql<Row>('select * from {schema}.platform_webhook_delivery order by seq');

describe('a message that is resent', () => {
  const idOf = async (index = 0) => typedId('evt', (await rows())[index]!.event_id);
  const resend = async (id?: string) =>
    stage.http.post(`/v1/webhook-endpoints/${endpoint}/deliveries/${id ?? (await idOf())}/resends`, {});
  /** What a resend must leave as it is. */
  const schedule = async () => (await rows()).map(({ scheduled, next_attempt_at }) => [scheduled, next_attempt_at]);

  test('goes out once more under its id: two resends, one try', async () => {
    await stage.notes(1);
    await stage.deliver();
    const [one, two] = await Promise.all([resend(), resend()]);
    expect([one.status, two.status, two.body]).toEqual([202, 202, one.body]);
    await stage.deliver();
    expect(numbers()).toEqual([1, 1]);
    expect(new Set(receiver.ids())).toEqual(new Set([one.body['id']]));
  });

  test('does not shift the schedule', async () => {
    fails(2);
    await stage.notes(1);
    await stage.deliver();
    const before = await schedule();
    await resend();
    await stage.deliver();
    expect(numbers()).toEqual([1, 1]);
    expect(await schedule()).toEqual(before);
    expect(await rows()).toMatchObject([{ status: 'pending', scheduled: 1, attempts: 2 }]);
  });

  test('and resets it is seen (control: schedule reset by resend)', async () => {
    await stage.sql(`create function {schema}.reset_schedule() returns trigger language plpgsql as $$ begin
      update {schema}.platform_webhook_delivery d set scheduled = 0, next_attempt_at = now() + interval '5 seconds'
        where d.endpoint_id = new.endpoint_id and d.seq = new.seq and new.cause = 'resend'; return new; end $$`);
    await stage.sql(`create constraint trigger planted after insert on {schema}.platform_webhook_attempt
      deferrable initially deferred for each row execute function {schema}.reset_schedule()`);
    fails(2);
    await stage.notes(1);
    await stage.deliver();
    const before = await schedule();
    await resend();
    await stage.deliver();
    await stage.sql('drop function {schema}.reset_schedule cascade');
    expect(await schedule()).not.toEqual(before);
  });

  test('to a disabled endpoint, without its body, or unknown is refused', async () => {
    await stage.notes(1, 2);
    await stage.deliver();
    const [first, second] = [await idOf(0), await idOf(1)];
    await stage.sql(`update {schema}.platform_webhook_delivery set expunged_at = now(), body = '' where seq = 1`);
    expect(await resend(first)).toMatchObject({ status: 409, body: { code: 'webhook-message.expunged' } });
    expect(await resend(typedId('evt', randomUUID()))).toMatchObject({
      status: 404,
      body: { code: 'webhook-message.not-found' },
    });
    await stage.change(endpoint, { status: 'disabled' });
    expect(await resend(second)).toMatchObject({ status: 409, body: { code: 'webhook-endpoint.disabled' } });
    await stage.deliver();
    expect(numbers()).toEqual([1, 2]);
  });
});
