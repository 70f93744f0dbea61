import { execFile, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Tours are written for a shell with curl. Where there is none, say so and skip them. */
export const needsCurl = spawnSync('curl', ['--version']).status !== 0;

/** The shell blocks of a document, as a reader would paste them. */
export function shellOf(markdown: string): string {
  return [...markdown.matchAll(/```bash\n(.*?)```/gs)].map(([, block]) => block).join('\n');
}

const SHELLS = { bash: ['-euo', 'pipefail', '-c'], sh: ['-eu', '-c'] } as const;

/** Runs it as a whole and answers what it printed. @throws Error 'Command failed' with the step that failed */
export async function runShell(
  script: string,
  variables: Readonly<Record<string, string>>,
  shell: keyof typeof SHELLS = 'bash',
): Promise<string> {
  const { stdout } = await promisify(execFile)(shell, [...SHELLS[shell], script], {
    env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, ...variables },
    timeout: 60_000,
  });
  return stdout;
}
