import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../../..');
const SDK = join(ROOT, 'sdk');
const run = promisify(execFile);

/** What the package needs of others, theirs included: given as files, so that nothing is fetched. */
const NEEDED = ['openapi-fetch', 'openapi-typescript-helpers', 'standardwebhooks', '@stablelib/base64', 'fast-sha256'];

/** The TypeScript programs of sdk/README.md by their number; each begins with `// 1. What it does`. */
export function recipesOfReadme(): ReadonlyMap<number, string> {
  const blocks = readFileSync(join(SDK, 'README.md'), 'utf8').matchAll(/```ts\n(\/\/ (\d+)\. .*?)```/gs);
  return new Map([...blocks].map(([, text, number]) => [Number(number), text!]));
}

/** How a text says that the package is made and installed: the lines of its first block of commands. */
export function installationIn(file: string): string[] {
  const [, block = ''] = /```sh\n(.*?)```/s.exec(readFileSync(join(ROOT, file), 'utf8')) ?? [];
  return block.trim().split('\n');
}

/** An empty project into which the SDK was installed as its users do, from a file of `npm pack`. */
export class InstalledSdk {
  private constructor(
    readonly folder: string,
    /** Names of the files in the package. */
    readonly files: readonly string[],
  ) {}

  static async install(): Promise<InstalledSdk> {
    const folder = mkdtempSync(join(tmpdir(), 'clutch-sdk-'));
    const [build, pack, install] = installationIn('docs/guides/sdk.md').map((line) => line.split(' '));
    await run(build![0]!, build!.slice(1), { cwd: ROOT });
    const needed = NEEDED.map((name) => join(ROOT, 'node_modules', name));
    const options = ['--json', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await run(pack![0]!, [...pack!.slice(1), ...options, ...needed], { cwd: ROOT });
    const packed = Object.values(JSON.parse(stdout) as readonly Packed[]);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'newcomer', private: true, type: 'module' }));
    const offline = ['--offline', '--no-audit', '--no-fund'];
    const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz') && !install!.includes(`./${file}`));
    await run(install![0]!, [...install!.slice(1), ...offline, ...tarballs.map((file) => `./${file}`)], {
      cwd: folder,
    });
    const own = packed.find(({ name }) => name === '@clutch/sdk')!;
    return new InstalledSdk(
      folder,
      own.files.map(({ path }) => path),
    );
  }

  /** Checks the types of the programs against those of the package. @throws Error with what the compiler says */
  async typeCheck(recipes: ReadonlyMap<number, string>): Promise<void> {
    const files = [...recipes].map(([number, text]) => {
      writeFileSync(join(this.folder, `recipe-${number}.ts`), text);
      return `recipe-${number}.ts`;
    });
    const native = join(ROOT, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
    const types = ['--typeRoots', join(ROOT, 'node_modules', '@types'), '--types', 'node'];
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', ...types];
    await run(process.execPath, [native, ...options, ...files], { cwd: this.folder }).catch(
      (error: Error & { stdout: string }) => {
        throw new Error(error.stdout);
      },
    );
  }

  /** Runs a program. @returns what it printed */
  async run(name: string, program: string, environment: Readonly<Record<string, string>>): Promise<string> {
    const file = join(this.folder, `${name}.mjs`);
    writeFileSync(file, stripTypeScriptTypes(program, { mode: 'transform' }));
    const env = { PATH: process.env['PATH'], ...environment };
    return (await run(process.execPath, [file], { cwd: this.folder, env, timeout: 30_000 })).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Packed {
  readonly name: string;
  readonly files: readonly { readonly path: string }[];
}
