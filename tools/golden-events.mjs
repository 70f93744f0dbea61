// Freezes the shapes of events: node tools/golden-events.mjs
//
// libs/golden-events.lock.json has, for every version of every event type, the hash of its golden file and the shape of its data. This
// adds what is new and changes nothing that is there; test/architecture/golden-lock.spec.ts refuses what differs from it.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

export const LOCK = 'libs/golden-events.lock.json';

/** `booking/BookingCancelled.v2` */
const keyOf = (context, type, version) => `${context}/${type}.v${version}`;
const contextOf = (path) => /libs\/([^/]+)\//.exec(path.replaceAll('\\', '/'))[1];

/** SHA-256 of every golden file by its key. Line ends do not count: a checkout may change them. */
export function goldenHashes(root) {
  const files = globSync('libs/*/events.golden/*.json', { cwd: root }).toSorted();
  return new Map(
    files.map((path) => {
      const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
      return [`${contextOf(path)}/${basename(path, '.json')}`, createHash('sha256').update(text).digest('hex')];
    }),
  );
}

/** What today's code writes: the shape of each type's data, by the key of its present version. */
export function eventShapes(root) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = globSync('libs/*/domain/**/*.ts', { cwd: root, exclude: (path) => path.endsWith('.spec.ts') });
  const program = ts.createProgram({
    rootNames: files.map((path) => join(root, path)),
    options: { ...options, noEmit: true },
    host: hostOf(options),
  });
  const checker = program.getTypeChecker();
  const shapes = new Map();
  for (const file of files) {
    const source = program.getSourceFile(join(root, file));
    const visit = (node) => {
      if (isCatalogue(node))
        for (const [key, shape] of shapesOf(checker, node)) shapes.set(keyOf(contextOf(file), ...key), shape);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return shapes;
}

const standardLibrary = new Map();

/** Reads the files of TypeScript's own library once in a process: they are most of what there is to read. */
function hostOf(options) {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/typescript/lib/')) return read(path, ...rest);
    if (!standardLibrary.has(path)) standardLibrary.set(path, read(path, ...rest));
    return standardLibrary.get(path);
  };
  return host;
}

/** `eventCatalogue<Events>({ … })` */
const isCatalogue = (node) =>
  ts.isCallExpression(node) &&
  node.expression.getText() === 'eventCatalogue' &&
  node.typeArguments?.length === 1 &&
  ts.isObjectLiteralExpression(node.arguments[0]);

function* shapesOf(checker, call) {
  const events = checker.getTypeFromTypeNode(call.typeArguments[0]);
  const dataByType = new Map(
    (events.isUnion() ? events.types : [events]).map((event) => [
      propertyType(checker, event, 'type', call).value,
      propertyType(checker, event, 'data', call),
    ]),
  );
  for (const property of call.arguments[0].properties) {
    const type = property.name.getText();
    const version = property.initializer?.properties?.find(({ name }) => name?.getText() === 'version')?.initializer;
    if (!version || !ts.isNumericLiteral(version))
      throw new Error(`${type}: its version must be a number in the catalogue`);
    yield [[type, Number(version.text)], shapeOf(checker, dataByType.get(type), call)];
  }
}

const propertyType = (checker, type, name, at) => checker.getTypeOfSymbolAtLocation(type.getProperty(name), at);

/** A type as text, all the way down, in an order that does not depend on how it is written. */
function shapeOf(checker, type, at) {
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
    return [...new Set(type.types.map((member) => shapeOf(checker, member, at)))].toSorted().join(' | ');
  }
  if (type.isIntersection() || (type.flags & ts.TypeFlags.Object && !checker.isArrayLikeType(type))) {
    const index = checker.getIndexInfosOfType(type).map((info) => `[]: ${shapeOf(checker, info.type, at)}`);
    const own = checker.getPropertiesOfType(type).map((property) => {
      const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `${property.name}${optional}: ${shapeOf(checker, checker.getTypeOfSymbolAtLocation(property, at), at)}`;
    });
    return `{ ${[...index, ...own.toSorted()].join('; ')} }`;
  }
  if (checker.isArrayLikeType(type))
    return `[${checker
      .getTypeArguments(type)
      .map((item) => shapeOf(checker, item, at))
      .join(', ')}]`;
  return checker.typeToString(type);
}

/** What the lock says; nothing where there is none yet. */
export const readLock = (root) => {
  const path = join(root, LOCK);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
};

/** What of the past was changed, and what is not frozen yet; one sentence each. */
export function lockProblems({ lock, golden, shapes }) {
  const changed = Object.entries(lock).flatMap(([key, frozen]) => {
    const shape = shapes.get(key);
    return [
      ...(golden.has(key) ? [] : [`the golden file of ${key} is gone: bring it back, its events are in the logs`]),
      ...(golden.has(key) && golden.get(key) !== frozen.golden
        ? [`the golden file of ${key} was changed: bring it back as it was, and add a version`]
        : []),
      ...(shape !== undefined && frozen.shape !== null && shape !== frozen.shape
        ? [
            `${key} has another shape than it had (${frozen.shape}): raise its version, with an upcaster and a golden file`,
          ]
        : []),
    ];
  });
  const fresh = [...golden.keys()].filter((key) => !Object.hasOwn(lock, key));
  return { changed, fresh };
}

/** The lock with what is new in it. */
export function frozen({ lock, golden, shapes }) {
  const added = [...golden].flatMap(([key, hash]) =>
    Object.hasOwn(lock, key) ? [] : [[key, { golden: hash, shape: shapes.get(key) ?? null }]],
  );
  const entries = [...Object.entries(lock), ...added].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}

/** All that is compared. */
export const readEvents = (root) => ({ lock: readLock(root), golden: goldenHashes(root), shapes: eventShapes(root) });

if (import.meta.filename === resolve(process.argv[1] ?? '')) {
  const root = process.cwd();
  const events = readEvents(root);
  const { changed, fresh } = lockProblems(events);
  if (changed.length > 0) {
    process.stderr.write(`Nothing was frozen:\n${changed.map((line) => `  ${line}\n`).join('')}`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, LOCK), `${JSON.stringify(frozen(events), null, 2)}\n`);
    process.stdout.write(fresh.length === 0 ? 'Nothing is new.\n' : fresh.map((key) => `frozen ${key}\n`).join(''));
  }
}
