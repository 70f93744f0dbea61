import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DynamicModule } from '@nestjs/common';
import { type Config, loadConfig } from '../config/config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { type DocumentOptions } from '../http/openapi/build-document.ts';
import { documentDrift, renderDocument } from '../http/openapi/render-document.ts';

/** Enough to put an app together; nothing is connected. */
const NOWHERE = {
  CLUTCH_DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
  CLUTCH_SECRET: 'only-for-the-document-only-for-the-document',
  CLUTCH_OPERATOR_TOKEN: 'only-for-the-document-only',
};

export interface DocumentedApp extends DocumentOptions {
  readonly name: string;
  module(config: Config): DynamicModule;
}

/**
 * Writes an app's OpenAPI document to `file`, and the AsyncAPI document of what it sends to `docs/asyncapi`, or with `--check` among the arguments compares: a difference is one line on
 * standard error and exit code 1.
 */
export async function keepDocument(app: DocumentedApp, file: string, args: readonly string[]): Promise<void> {
  const config = loadConfig(NOWHERE);
  const { module, ...options } = app;
  const http = await createHttpApp(module(config), { ...options, config, logger: false });
  if (args.includes('--check')) {
    const drift = documentDrift(http, readFileSync(file, 'utf8'));
    if (drift !== null) fail(`${file}: ${drift}`);
  } else write(file, renderDocument(http));
  if (app.asyncApi) keepText(`docs/asyncapi/${app.name}.json`, app.asyncApi(http), args);
  await http.close();
}

/** What an app says as plain JSON, kept in the same way. */
function keepText(file: string, value: object, args: readonly string[]): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (!args.includes('--check')) write(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) fail(`${file} is not what the app says`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function fail(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
