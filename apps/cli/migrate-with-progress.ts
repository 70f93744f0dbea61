import { type Config, migrateAll, type MigrationProgress } from '#kernel';
import cliProgress from 'cli-progress';
import { LaunchError } from './launch-error.ts';

const LINE_EVERY_MS = 2_000;

/**
 * Migrates the shared schemas and every tenant's, with a bar on a terminal and a line now and then elsewhere.
 * @throws LaunchError when the database cannot be reached or a tenant could not be migrated; the others are.
 */
export async function migrateWithProgress(config: Config): Promise<void> {
  const progress = process.stdout.isTTY ? bar() : lines();
  try {
    const { tenants, applied, failed } = await migrateAll({ config, onProgress: progress.show });
    progress.end();
    console.log(`Migrated: ${tenants} tenant${tenants === 1 ? '' : 's'}, ${applied} changed`);
    if (failed.length === 0) return;
    const [first] = failed;
    throw new LaunchError(
      `${failed.length} of ${tenants} tenants could not be migrated, ${first?.schema} because of "${first?.error}"; repair them and run \`clutch migrate\`.`,
    );
  } catch (error) {
    progress.end();
    throw isUnreachable(error)
      ? new LaunchError(
          `The database at ${new URL(config.database.url).host} cannot be reached (${error.code}); start it or correct CLUTCH_DATABASE_URL.`,
        )
      : error;
  }
}

interface Progress {
  show(progress: MigrationProgress): void;
  end(): void;
}

function bar(): Progress {
  const shown = new cliProgress.SingleBar(
    { format: 'Migrating tenants {bar} {value}/{total}, {failed} failed', hideCursor: true, clearOnComplete: true },
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

function lines(): Progress {
  let told = Date.now();
  return {
    show({ done, total, failed }) {
      if (Date.now() - told < LINE_EVERY_MS) return;
      told = Date.now();
      console.log(`Migrating tenants: ${done} of ${total}, ${failed} failed`);
    },
    end: () => undefined,
  };
}

function isUnreachable(error: unknown): error is Error & { code: string } {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
