import { type RebuildProgress } from '#kernel';
import cliProgress from 'cli-progress';

const LINE_EVERY_MS = 2_000;

/** Shows how far a rebuild has come in the log: a bar on a terminal, a line now and then elsewhere. */
export function positionsProgress(doing: string): { show(progress: RebuildProgress): void; end(): void } {
  return process.stdout.isTTY ? bar(doing) : lines(doing);
}

function bar(doing: string) {
  const format = `${doing} {bar} {value}/{total} events`;
  const shown = new cliProgress.SingleBar(
    { format, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  return {
    show({ position, total }: RebuildProgress): void {
      if (!shown.isActive) shown.start(total, position);
      shown.setTotal(total);
      shown.update(position);
    },
    end: () => shown.stop(),
  };
}

function lines(doing: string) {
  let told = Date.now();
  return {
    show({ position, total }: RebuildProgress): void {
      if (Date.now() - told < LINE_EVERY_MS) return;
      told = Date.now();
      console.log(`${doing}: ${position} of ${total} events`);
    },
    end: () => undefined,
  };
}
