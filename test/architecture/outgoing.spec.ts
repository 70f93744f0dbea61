import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { productFiles, type SourceFile, visitNodes } from './source-tree.ts';

const PROXIED = 'the guarded client, which dials no address that is none of the internet';
const OWN = 'asks an address of the operator or of this process, none that a tenant gives';
const IN_BROWSER = 'runs in a browser';
/** What may dial out, and why that is no way round the guarded client. */
const ALLOWED: Readonly<Record<string, string>> = {
  'libs/platform/adapters/guarded-http.ts': PROXIED,
  'libs/platform/adapters/egress-proxy.ts': PROXIED,
  'libs/kernel/messages/twilio-messages.ts': OWN,
  'libs/kernel/messages/smtp-messages.ts': OWN,
  'libs/identity/adapters/people/range-leaks.ts': OWN,
  'apps/cli/start/app-process.ts': OWN,
  'apps/cli/demo/http-client.ts': OWN,
  'libs/identity/adapters/oauth/interaction-page.ts': IN_BROWSER,
  'libs/kernel/http/portal/portal-assets.ts': IN_BROWSER,
};
/** What of a module opens connections. */
const DIALLING: Readonly<Record<string, RegExp>> = {
  undici: /^(request|fetch|stream|pipeline|connect|Agent|Client|Pool|ProxyAgent|EnvHttpProxyAgent|buildConnector)$/,
  'node:http': /^(request|get|Agent)$/,
  'node:https': /^(request|get|Agent)$/,
  'node:http2': /^connect$/,
  'node:net': /^(connect|createConnection)$/,
  'node:tls': /^connect$/,
  nodemailer: /./,
  hibp: /./,
};

/** The places where a file takes up what opens connections, or calls `fetch` of its own. */
function dials(file: SourceFile): string[] {
  const places: string[] = [];
  visitNodes(file, (node, at) => {
    if (ts.isCallExpression(node) && /^(globalThis\.)?fetch$/.test(node.expression.getText())) places.push(at);
    if (!ts.isImportDeclaration(node) || node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
    const what = DIALLING[(node.moduleSpecifier as ts.StringLiteral).text];
    const named = node.importClause?.namedBindings;
    if (!what || !node.importClause) return;
    const names = named && ts.isNamedImports(named) ? named.elements.filter(({ isTypeOnly }) => !isTypeOnly) : null;
    if (!names || names.some(({ name, propertyName = name }) => what.test(propertyName.text))) places.push(at);
  });
  return places;
}
const unknown = (files: readonly SourceFile[]): string[] =>
  files.filter(({ path }) => ALLOWED[path] === undefined).flatMap(dials);

describe('whatever leaves for an address that a tenant gives', () => {
  test('leaves by the guarded client', () => {
    expect(unknown(productFiles())).toEqual([]);
  });

  test('no file is excused that dials nothing', () => {
    const files = new Map(productFiles().map((file) => [file.path, file]));
    const idle = Object.keys(ALLOWED).filter((path) => !files.has(path) || dials(files.get(path)!).length === 0);
    expect(idle.filter((path) => ALLOWED[path] !== IN_BROWSER)).toEqual([]);
  });

  test('another way out is found: the control', () => {
    const planted = (text: string): SourceFile[] => [{ path: 'libs/fleet/logo.ts', text }];
    for (const text of [
      'await fetch(url)',
      'await globalThis.fetch(url)',
      "import { request } from 'undici';",
      "import { request as ask } from 'node:https';",
      "import http from 'node:http';",
      "import * as net from 'node:net';",
      "import { connect } from 'node:tls';",
    ])
      expect(unknown(planted(text)), `source ${text}`).toEqual(['libs/fleet/logo.ts:1']);
    for (const text of [
      "import { type Socket } from 'node:net';",
      "import type { Agent } from 'undici';",
      "import { isIP } from 'node:net';",
      "import { createServer } from 'node:http';",
      'await this.requests.fetch(url, {})',
    ])
      expect(unknown(planted(text)), `source ${text}`).toEqual([]);
  });
});
