import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { startWebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { nextTry } from '../../domain/webhooks/retry-schedule.ts';
import { type RetryScheduleView } from '../../queries/webhooks/get-retry-schedule.query.ts';

let stage: WebhookStage;
beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());

const schedule = async (): Promise<RetryScheduleView> =>
  (await stage.http.get('/v1/webhook-endpoints/retry-schedule')).body as unknown as RetryScheduleView;

/** The table of the guide, row for row. */
const tableOf = ({ attempts }: RetryScheduleView): string[] =>
  attempts.map(
    ({ attempt, waitSeconds, afterSeconds }) => `| ${attempt} | ${inWords(waitSeconds)} | ${inWords(afterSeconds)} |`,
  );

function inWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const said = parts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : []));
  return said.join(' ') || 'at once';
}

describe('the schedule endpoint', () => {
  test('equals behaviour: as many tries, each so long after the one before', async () => {
    const { attempts } = await schedule();
    const { retrySeconds } = stage.clutch.config.webhook;
    const waits = [0];
    for (let used = 1; ; used += 1) {
      const next = nextTry(retrySeconds, { used, chance: 0.5 });
      if (!next) break;
      waits.push(next.delayMs / 1_000);
    }
    expect(attempts.map(({ waitSeconds }) => waitSeconds)).toEqual(waits);
    expect(attempts.at(-1)).toEqual({ attempt: 10, waitSeconds: 86_400, afterSeconds: 272_105 });
  });

  test('equals behaviour of what is sent, within the jitter, try after try until there is none', async () => {
    const { attempts, jitterPercent } = await schedule();
    const receiver = await startWebhookReceiver();
    await stage.endpoint(receiver.url);
    receiver.answer(...attempts.map(() => 500));
    await stage.notes(1);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= attempts.length; attempt += 1) {
      await stage.deliver();
      const [row] = await stage.sql<{ wait: number; status: string }>(
        `select d.status, extract(epoch from d.next_attempt_at - a.started_at)::float8 as wait
          from {schema}.platform_webhook_delivery d join {schema}.platform_webhook_attempt a using (endpoint_id, seq)
          order by a.attempt desc limit 1`,
      );
      if (row!.status === 'pending') waits.push(row!.wait);
      await stage.age(0.1);
    }
    await receiver.close();
    expect(receiver.received).toHaveLength(attempts.length);
    // The clock of the database is asked a moment after the try began.
    const off = waits.map((wait, index) => wait / attempts[index + 1]!.waitSeconds);
    expect(Math.min(...off)).toBeGreaterThanOrEqual(1 - jitterPercent / 100);
    expect(Math.max(...off.slice(1))).toBeLessThan(1 + jitterPercent / 100 + 0.05);
    expect(waits).toHaveLength(attempts.length - 1);
  });

  test('is what the guide says', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guides/webhooks.md'), 'utf8');
    const lines = guide.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
    expect(lines).toEqual(expect.arrayContaining(tableOf(await schedule())));
  });
});
