import { beforeEach } from 'vitest';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** Gives each test of the file, or of the `describe` that it is called in, a receiver of its own, which is closed after it. */
export function receiverForEach(take: (started: WebhookReceiver) => void): void {
  beforeEach(async () => {
    const receiver = await startWebhookReceiver();
    take(receiver);
    return () => receiver.close();
  });
}
