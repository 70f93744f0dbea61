import { type Config } from '#kernel';
import { type DemoSummary } from '../demo/demo.ts';
import { baseUrl } from './addresses.ts';

/** What a person sees when everything runs: where it is, who may enter, what to try next. */
export function welcome(config: Config, demo: DemoSummary | undefined): string {
  const api = baseUrl(config.api);
  const where: [string, string][] = [
    ['API', api],
    ['API docs', `${api}/docs`],
    ['Admin API', baseUrl(config.admin)],
    ['Health', `${api}/ready`],
    ['Logs', `${config.data.dir}/logs`],
  ];
  const who: [string, string][] = demo
    ? [
        ['Tenant', demo.tenant],
        ['API key', demo.apiKey],
        ['User', demo.user.email],
        ['Password', demo.user.password],
      ]
    : [];
  return [
    '',
    ...table([...where, ...who]),
    ...(demo ? tryNext(api, demo) : []),
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function tryNext(api: string, demo: DemoSummary): string[] {
  const commands = demo.tryNext.map(
    ({ title, path }) => `  # ${title}\n  curl -s -H 'Authorization: Bearer ${demo.apiKey}' '${api}${path}'`,
  );
  return ['', 'Try next:', ...commands];
}

function table(rows: readonly [string, string][]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length));
  const right = Math.max(...rows.map(([, value]) => value.length));
  const rule = (start: string, middle: string, end: string) =>
    `${start}${'─'.repeat(left + 2)}${middle}${'─'.repeat(right + 2)}${end}`;
  const body = rows.map(([name, value]) => `│ ${name.padEnd(left)} │ ${value.padEnd(right)} │`);
  return [rule('┌', '┬', '┐'), ...body, rule('└', '┴', '┘')];
}
