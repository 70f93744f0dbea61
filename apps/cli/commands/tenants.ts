import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { type Command, type Query } from '@nestjs/cqrs';
import {
  CancelTenantDeletion,
  DeleteTenant,
  ExportTenantToFile,
  FindTenantBySlug,
  ListAllTenants,
  MoveTenant,
  RenameTenant,
  RestoreTenant,
  ResumeTenant,
  SuspendTenant,
} from '#tenancy';
import { LaunchError } from '../launch-error.ts';
import { rowsProgress } from '../rows-progress.ts';
import { type OperatorBus, withOperator } from '../with-operator.ts';

type Values = Readonly<Record<string, string | boolean | undefined>>;

interface Action {
  readonly usage: string;
  readonly options?: ParseArgsOptionsConfig;
  run(bus: OperatorBus, slug: string, values: Values): Promise<void>;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { usage: 'list', run: list },
  suspend: { usage: 'suspend <slug> --reason <why>', options: { reason: text }, run: suspend },
  resume: { usage: 'resume <slug>', run: (bus, slug) => change(bus, slug, (id) => new ResumeTenant(id), 'goes on') },
  rename: { usage: 'rename <slug> [--to <slug>] [--name <name>]', options: { to: text, name: text }, run: rename },
  export: {
    usage: 'export <slug> --to <file> [--with-test-data] [--passphrase-file <file>]',
    options: { to: text, 'with-test-data': flag, 'passphrase-file': text },
    run: exportTo,
  },
  restore: {
    usage: 'restore <file> [--as <slug>] [--live] [--passphrase-file <file>]',
    options: { as: text, live: flag, 'passphrase-file': text },
    run: restore,
  },
  move: { usage: 'move <slug> --to <cell>', options: { to: text }, run: move },
  delete: {
    usage: 'delete <slug> --reason <why> [--now [--yes]]',
    options: { reason: text, now: flag, yes: flag },
    run: remove,
  },
  keep: {
    usage: 'keep <slug>',
    run: (bus, slug) => change(bus, slug, (id) => new CancelTenantDeletion(id), 'is kept'),
  },
};

/** `clutch tenants <action>`: what the operator does with a tenant as a whole. @throws LaunchError, ConfigError */
export async function tenants(args: readonly string[]): Promise<void> {
  const [name = 'list', ...rest] = args;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new LaunchError(`There is no \`clutch tenants ${name}\`.\n\n${usage()}`);
  const { values, positionals } = parseArgs({
    args: rest,
    options: action.options ?? {},
    allowPositionals: true,
  });
  const [subject, ...more] = positionals;
  if (more.length > 0 || (subject === undefined) !== (name === 'list'))
    throw new LaunchError(`Usage: clutch tenants ${action.usage}`);
  await withOperator((bus) => action.run(bus, subject ?? '', values as Values));
}

const usage = (): string =>
  ['Usage:', ...Object.values(ACTIONS).map((action) => `  clutch tenants ${action.usage}`)].join('\n');

async function list(bus: OperatorBus): Promise<void> {
  const rows = await bus.ask(new ListAllTenants());
  const lines = rows.map(({ slug, status, cell, name, reason }) => [
    slug,
    status,
    cell,
    reason ? `${name} (${reason})` : name,
  ]);
  const table = [['SLUG', 'STATUS', 'CELL', 'NAME'], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table) console.log(row.map((value, column) => value.padEnd(widths[column] ?? 0)).join('  '));
}

async function suspend(bus: OperatorBus, slug: string, values: Values): Promise<void> {
  const reason = required(values, 'reason', 'say why, for whoever resumes it');
  await change(bus, slug, (id) => new SuspendTenant(id, { reason }), 'is suspended');
}

async function rename(bus: OperatorBus, slug: string, { to, name }: Values): Promise<void> {
  const given = {
    ...(to === undefined ? {} : { slug: String(to) }),
    ...(name === undefined ? {} : { name: String(name) }),
  };
  if (Object.keys(given).length === 0) throw new LaunchError('Give --to <slug>, --name <name> or both.');
  await change(bus, slug, (id) => new RenameTenant(id, given), 'is renamed');
}

async function exportTo(bus: OperatorBus, slug: string, values: Values): Promise<void> {
  const file = resolve(required(values, 'to', 'name the file to write'));
  const tenantId = await idOf(bus, slug);
  const progress = rowsProgress('Exporting');
  const passphrase = passphraseOf(values);
  const withTestData = values['with-test-data'] === true;
  const to = { file, withTestData, onProgress: progress.show, ...(passphrase && { passphrase }) };
  await bus.send(new ExportTenantToFile(tenantId, to));
  progress.end();
  console.log(`Wrote ${file}`);
}

async function restore(bus: OperatorBus, path: string, values: Values): Promise<void> {
  const progress = rowsProgress('Restoring');
  const from = {
    file: resolve(path),
    slug: values['as'] as string | undefined,
    live: values['live'] === true,
    passphrase: passphraseOf(values),
    onProgress: progress.show,
  };
  const { slug, status, notes } = await bus.send(new RestoreTenant(from));
  progress.end();
  for (const note of notes) console.log(note);
  const next = status === 'suspended' ? `; look at it, then run \`clutch tenants resume ${slug}\`` : '';
  console.log(`Restored "${slug}", which is ${status}${next}`);
}

async function move(bus: OperatorBus, slug: string, values: Values): Promise<void> {
  const to = required(values, 'to', 'name a cell of CLUTCH_CELL_URLS, or home');
  const { state, error, details } = await bus.send(new MoveTenant(await idOf(bus, slug), to));
  if (state === 'running')
    throw new LaunchError(`Another process is at it, or the database is away: ${error ?? 'look again later'}.`);
  if (state !== 'done') throw new LaunchError(`"${slug}" stays where it is: ${error}.`);
  console.log(
    `"${slug}" lives in ${String(details['to'])} now; its writes stood still for ${String(details['pauseMs'])} ms`,
  );
}

async function remove(bus: OperatorBus, slug: string, values: Values): Promise<void> {
  const reason = required(values, 'reason', 'it stands in the certificate');
  const now = values['now'] === true;
  if (now && values['yes'] !== true) await confirm(slug);
  const said = now ? 'is being deleted for good by the worker' : 'is to be deleted; `clutch tenants keep` undoes that';
  await change(bus, slug, (id) => new DeleteTenant(id, { reason, now }), said);
}

/** Typing the name is slower than a mistake. */
async function confirm(slug: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new LaunchError('Deleting at once cannot be undone; add --yes where nobody can be asked.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`Everything of "${slug}" will be gone. Type its slug to go on: `);
  asking.close();
  if (answer.trim() !== slug) throw new LaunchError('Nothing was deleted.');
}

async function change(
  bus: OperatorBus,
  slug: string,
  make: (id: string) => Command<void>,
  said: string,
): Promise<void> {
  await bus.send(make(await idOf(bus, slug)));
  console.log(`The tenant "${slug}" ${said}`);
}

async function idOf(bus: { ask<T>(query: Query<T>): Promise<T> }, slug: string): Promise<string> {
  return (await bus.ask(new FindTenantBySlug(slug))).tenantId;
}

function required(values: Values, name: string, why: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new LaunchError(`Give --${name}: ${why}.`);
  return value;
}

function passphraseOf(values: Values): string | undefined {
  const file = values['passphrase-file'];
  return typeof file === 'string' ? readFileSync(file, 'utf8').trim() : undefined;
}
