import { openedForEach } from './opened-for-each.ts';
import { WebhookStage } from './webhook-stage.ts';

/**
 * Opens a stage once for the tests of the file, each of which finds no endpoints, no messages and no tries on it.
 * @param take - is called once, before all tests
 */
export function webhookStageForEach(take: (opened: WebhookStage) => void, settings: Record<string, string> = {}): void {
  openedForEach(
    async () => {
      const stage = await WebhookStage.open(settings);
      take(stage);
      return stage;
    },
    async (stage) => {
      for (const table of ['endpoint', 'delivery', 'attempt'])
        await stage.sql(`delete from {schema}.platform_webhook_${table}`);
    },
  );
}
