import {
  checkDrift,
  type Config,
  type DriftReport,
  migrateAll,
  type MigrationProgress,
  type MigrationReport,
} from '#kernel';
import cliProgress from 'cli-progress';
import { LaunchError } from './launch-error.ts';
import { errorCode } from './processes.ts';

const LINE_EVERY_MS = 2_000;
/** So many failures are told one by one; the ledger has them all. */
const TOLD = 10;

/**
 * Migrates the shared schemas and every tenant's, with a bar on a terminal and a line now and then elsewhere.
 * @throws LaunchError when the database cannot be reached, a tenant could not be migrated, or the run stopped early; what is done is done.
 */
export async function migrateWithProgress(config: Config, { canaryOnly = false } = {}): Promise<void> {
  const report = await withProgress(config, 'Migrating tenants', (onProgress) =>
    migrateAll({ config, onProgress, canaryOnly }),
  );
  const { tenants, applied, failed, stopped } = report;
  console.log(`Migrated: ${tenants} tenant${tenants === 1 ? '' : 's'}, ${applied} changed`);
  if (failed.length > 0 || stopped !== undefined) throw new LaunchError(whatFailed(report));
}

/** Compares every schema with the template, with progress. @throws LaunchError when the database cannot be reached */
export function checkDriftWithProgress(config: Config): Promise<DriftReport> {
  return withProgress(config, 'Comparing schemas', (onProgress) => checkDrift({ config, onProgress }));
}

function whatFailed({ tenants, failed, stopped }: MigrationReport): string {
  const told = failed.slice(0, TOLD).map(({ schema, error }) => `  ${schema}: ${error}`);
  return [
    ...(stopped === undefined ? [] : [`The run stopped: ${stopped}.`]),
    ...(failed.length === 0
      ? []
      : [`${failed.length} of ${tenants} tenants could not be migrated; they are served as they are:`]),
    ...told,
    'Repair what they say and run `clutch migrate` again; `clutch migrate --status` lists what is open.',
  ].join('\n');
}

async function withProgress<T>(
  config: Config,
  what: string,
  work: (onProgress: (progress: MigrationProgress) => void) => Promise<T>,
): Promise<T> {
  const progress = process.stdout.isTTY ? bar(what) : lines(what);
  try {
    return await work(progress.show);
  } catch (error) {
    throw isUnreachable(error)
      ? new LaunchError(
          `The database at ${new URL(config.database.url).host} cannot be reached (${errorCode(error)}); start it or correct CLUTCH_DATABASE_URL.`,
        )
      : error;
  } finally {
    progress.end();
  }
}

interface Progress {
  show(progress: MigrationProgress): void;
  end(): void;
}

function bar(what: string): Progress {
  const shown = new cliProgress.SingleBar(
    { format: `${what} {bar} {value}/{total}, {failed} failed`, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  return {
    show({ done, total, failed }) {
      if (!shown.isActive) shown.start(total, done, { failed });
      shown.update(done, { failed });
    },
    end: () => shown.stop(),
  };
}

function lines(what: string): Progress {
  let told = Date.now();
  return {
    show({ done, total, failed }) {
      if (Date.now() - told < LINE_EVERY_MS) return;
      told = Date.now();
      console.log(`${what}: ${done} of ${total}, ${failed} failed`);
    },
    end: () => undefined,
  };
}

function isUnreachable(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
  return error instanceof Error && codes.includes(errorCode(error) ?? '');
}
