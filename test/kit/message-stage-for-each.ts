import { afterAll, beforeAll, beforeEach } from 'vitest';
import { MessageStage } from './message-stage.ts';

/**
 * Opens a stage once for the tests of the file, which has a new tenant for each of them.
 * @param take - is called once, before all tests
 */
export function messageStageForEach(take: (opened: MessageStage) => void): void {
  let stage: MessageStage;
  beforeAll(async () => {
    stage = await MessageStage.open();
    take(stage);
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.begin());
}
