import { ConfigError, type Config, loadConfig } from '../config/config.ts';
import { exitWithParent } from '../config/exit-with-parent.ts';
import { isDatabaseUnavailable } from '../http/problems/database-unavailable.ts';
import { MissingEventTypes } from '../events/event-type-register.ts';
import { UnsafeLogin } from '../tenancy/assert-plain-login.ts';

/** Whose message says all that the operator needs. */
const KNOWN = [ConfigError, MissingEventTypes, UnsafeLogin];

/**
 * Starts one of the apps: reads and checks the settings, then runs `start`. Whatever prevents the start is one clear sentence on
 * standard error and exit 1; the stack follows only for what is not the operator's to mend.
 */
export async function boot(start: (config: Config) => Promise<void>): Promise<void> {
  exitWithParent();
  try {
    await start(loadConfig(process.env));
  } catch (error) {
    console.error(startFailure(error));
    process.exit(1);
  }
}

/** What the operator is told of a start that failed. */
export function startFailure(error: unknown): string {
  if (KNOWN.some((known) => error instanceof known)) return (error as Error).message;
  const { code, message, stack, port } = error as { code?: string; message?: string; stack?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken; stop what listens there, or choose another port in the settings.`;
  if (code === '28P01')
    return 'Postgres refuses the login of the applications; run `clutch migrate` with the same CLUTCH_SECRET.';
  if (isDatabaseUnavailable(error))
    return `Postgres does not answer at CLUTCH_DATABASE_URL (${message}); start it, or correct the URL.`;
  return stack ?? message ?? String(error);
}
