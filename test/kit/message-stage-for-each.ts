import { MessageStage } from './message-stage.ts';
import { openedForEach } from './opened-for-each.ts';

/**
 * Opens a stage once for the tests of the file, which has a new tenant for each of them.
 * @param take - is called once, before all tests
 */
export function messageStageForEach(take: (opened: MessageStage) => void): void {
  openedForEach(
    async () => {
      const stage = await MessageStage.open();
      take(stage);
      return stage;
    },
    (stage) => stage.begin(),
  );
}
