import { afterAll, beforeAll, beforeEach } from 'vitest';
import { WebhookStage } from './webhook-stage.ts';

/**
 * Opens a stage once for the tests of the file, each of which finds no endpoints, no messages and no tries on it.
 * @param take - is called once, before all tests
 */
export function webhookStageForEach(take: (opened: WebhookStage) => void, settings: Record<string, string> = {}): void {
  let stage: WebhookStage;
  beforeAll(async () => {
    stage = await WebhookStage.open(settings);
    take(stage);
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    for (const table of ['endpoint', 'delivery', 'attempt'])
      await stage.sql(`delete from {schema}.platform_webhook_${table}`);
  });
}
