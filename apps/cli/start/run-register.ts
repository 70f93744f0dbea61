import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch-error.ts';
import { readIfPresent, writePrivate } from '../private-file.ts';
import { commandLine, isAlive, isGoneWithin, signal } from '../processes.ts';

const FINISH_MS = 5_000;

interface Entry {
  readonly pid: number;
  /** What the command line of the process holds; another program with the same pid does not hold it. */
  readonly mark: string;
}

/** The file `pids.json` of a data folder: who runs on it, so that nobody starts twice and the next start can end what a killed one left. */
export class RunRegister {
  readonly #path: string;
  #entries: Record<string, Entry> = {};

  private constructor(dataDir: string) {
    this.#path = join(dataDir, 'pids.json');
  }

  /**
   * Ends the applications that a killed launcher left, then registers this one.
   * @throws LaunchError when a launcher runs on this data folder.
   */
  static async open(dataDir: string, launcherMark: string): Promise<RunRegister> {
    const register = new RunRegister(dataDir);
    const { launcher, ...apps } = register.#read();
    if (launcher && isOurs(launcher)) {
      throw new LaunchError(
        `Clutch runs already (pid ${launcher.pid}) on ${dataDir}; stop it with Ctrl-C, or set CLUTCH_DATA_DIR and the ports for a second one.`,
      );
    }
    await Promise.all(Object.values(apps).filter(isOurs).map(end));
    register.note('launcher', process.pid, launcherMark);
    return register;
  }

  /** Writes down a process that was started. */
  note(name: string, pid: number, mark: string): void {
    this.#entries = { ...this.#entries, [name]: { pid, mark } };
    writePrivate(this.#path, `${JSON.stringify(this.#entries, undefined, 2)}\n`);
  }

  /** Everything that was noted is gone. */
  close(): void {
    rmSync(this.#path, { force: true });
  }

  #read(): Record<string, Entry> {
    try {
      const noted: Record<string, Entry> = JSON.parse(readIfPresent(this.#path) ?? '{}');
      return noted;
    } catch {
      return {};
    }
  }
}

function isOurs({ pid, mark }: Entry): boolean {
  return pid !== process.pid && pid > 1 && isAlive(pid) && commandLine(pid).includes(mark);
}

async function end({ pid }: Entry): Promise<void> {
  signal(pid, 'SIGTERM');
  if (await isGoneWithin(pid, FINISH_MS)) return;
  signal(pid, 'SIGKILL');
  await isGoneWithin(pid, 1_000);
}
