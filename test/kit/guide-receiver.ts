import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../..');

/** The programs of a guide: blocks of code whose first line is a comment with the name of a file, by that name. */
export function programsOf(guide: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, 'docs/guides', guide), 'utf8');
  const blocks = text.matchAll(/```\w+\n(?:\/\/|#) ([\w-]+\.\w+)\n(.*?)```/gs);
  return new Map([...blocks].map(([, name, program]) => [name!, program!]));
}

/** A program that receives webhooks, in a process of its own: it says where it listens and what it has handled, a line each. */
export class GuideReceiver {
  readonly handled: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  /** @throws Error with what the program says when it ends before it listens */
  static async start(name: string, program: string, secret: string): Promise<GuideReceiver> {
    const folder = mkdtempSync(join(tmpdir(), 'clutch-receiver-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const file = join(folder, name.replace(/\.ts$/, '.mjs'));
    writeFileSync(file, name.endsWith('.ts') ? asJavaScript(program) : program);
    const runtime = name.endsWith('.py') ? 'python3' : process.execPath;
    const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, PORT: '0' };
    const child = spawn(runtime, [file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const lines = createInterface({ input: child.stdout });
    const port = await new Promise<string>((listening, failed) => {
      child.once('exit', () => failed(new Error(`${name} has ended: ${said.join('')}`)));
      child.once('error', failed);
      lines.on('line', (line) => line.startsWith('listening on ') && listening(line.slice('listening on '.length)));
    });
    const receiver = new GuideReceiver(folder, child, `http://127.0.0.1:${port}/hook`);
    lines.on('line', (line) => line.startsWith('handled ') && receiver.handled.push(line.slice('handled '.length)));
    return receiver;
  }

  async stop(): Promise<void> {
    const ended = new Promise((exit) => this.process.once('exit', exit));
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

function asJavaScript(program: string): string {
  return ts.transpileModule(program, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      experimentalDecorators: true,
    },
  }).outputText;
}
