import { join } from 'node:path';
import { type Config } from '#kernel';
import { type DemoSummary, runDemo } from './demo/demo.ts';
import { readIfPresent, writePrivate } from './private-file.ts';
import { baseUrl } from './start/addresses.ts';

/** The summary of the story that was played on this data folder, if one was. */
export function playedDemo(config: Config): DemoSummary | undefined {
  const kept = readIfPresent(summaryFile(config));
  if (kept === undefined) return undefined;
  const summary: DemoSummary = JSON.parse(kept);
  return summary;
}

/** Plays the story against the running applications and keeps its summary, readable for its owner only. */
export async function playDemo(config: Config): Promise<DemoSummary> {
  const summary = await runDemo({
    apiUrl: baseUrl(config.api),
    adminUrl: baseUrl(config.admin),
    operatorToken: config.operatorToken,
    log: (line) => console.log(line),
  });
  writePrivate(summaryFile(config), `${JSON.stringify(summary, undefined, 2)}\n`);
  return summary;
}

function summaryFile(config: Config): string {
  return join(config.data.dir, 'demo.json');
}
