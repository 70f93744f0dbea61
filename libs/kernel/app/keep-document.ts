import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DynamicModule } from '@nestjs/common';
import { type Config, loadConfig } from '../config/config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { documentDrift, renderDocument } from '../http/openapi/render-document.ts';

/** Enough to put an app together; nothing is connected. */
const NOWHERE = {
  CLUTCH_DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
  CLUTCH_SECRET: 'only-for-the-document-only-for-the-document',
  CLUTCH_OPERATOR_TOKEN: 'only-for-the-document-only',
};

export interface DocumentedApp {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  module(config: Config): DynamicModule;
}

/**
 * Writes an app's OpenAPI document to `file`, or with `--check` among the arguments compares: a difference is one line on
 * standard error and exit code 1.
 */
export async function keepDocument(app: DocumentedApp, file: string, args: readonly string[]): Promise<void> {
  const config = loadConfig(NOWHERE);
  const { name, title, description } = app;
  const http = await createHttpApp(app.module(config), { config, name, title, description, logger: false });
  if (args.includes('--check')) {
    const drift = documentDrift(http, readFileSync(file, 'utf8'));
    if (drift !== null) {
      process.stderr.write(`${file}: ${drift}\n`);
      process.exitCode = 1;
    }
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderDocument(http));
  }
  await http.close();
}
