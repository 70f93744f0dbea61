import { type TransferProgress } from '#kernel';
import cliProgress from 'cli-progress';

const LINE_EVERY_MS = 2_000;

/** Shows how many rows are done: a bar on a terminal, a line now and then elsewhere. */
export function rowsProgress(doing: string): { show(progress: TransferProgress): void; end(): void } {
  return process.stdout.isTTY ? bar(doing) : lines(doing);
}

function bar(doing: string) {
  const format = `${doing} {bar} {value}/{total} rows`;
  const shown = new cliProgress.SingleBar(
    { format, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  return {
    show({ done, total }: TransferProgress): void {
      if (!shown.isActive) shown.start(total, done);
      shown.update(done);
    },
    end: () => shown.stop(),
  };
}

function lines(doing: string) {
  let told = Date.now();
  return {
    show({ done, total }: TransferProgress): void {
      if (Date.now() - told < LINE_EVERY_MS) return;
      told = Date.now();
      console.log(`${doing}: ${done} of ${total} rows`);
    },
    end: () => undefined,
  };
}
