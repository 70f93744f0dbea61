// Who may import whom. The table is in docs/how-to/add-a-context.md; test/architecture/borders.spec.ts plants a
// violation of every rule below, so a rule that stops matching fails a test.
import { readFileSync, readdirSync } from 'node:fs';

/** Packages that compute and touch nothing: the only ones a domain may lean on. */
const PURE_PACKAGES = ['temporal-polyfill'];

/** What the words between contexts are made of: commands for the bus. */
const CONTRACT_PACKAGES = ['(^|/)node_modules/@nestjs/cqrs/'];

const OURS = '^(apps|libs|migrations|test)/';
const CONTEXT = '^libs/(?!kernel/)([^/]+)/';
const SPEC = '\\.spec\\.ts$';
const KERNEL_DOMAIN = '^libs/kernel/domain(\\.ts$|/)';
const KERNEL_TESTING = '^libs/kernel/testing(\\.ts$|/)';
/** Plain rows of a context that is not event-sourced: MikroORM entities. */
const ENTITIES = 'entities(\\.ts$|/)';
const CONTRACTS = '^libs/[^/]+/contracts\\.ts$';
const PURE = PURE_PACKAGES.map((name) => `(^|/)node_modules/${name}/`);

const contextMap = JSON.parse(readFileSync('libs/context-map.json', 'utf8'));
const contexts = readdirSync('libs', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'kernel')
  .map((entry) => entry.name);

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Inside one context, `layer` may import only `allowed`; other contexts are the business of the rules about contracts. */
const layer = (name, comment, layerPath, allowed) =>
  forbid(
    name,
    comment,
    { path: `${CONTEXT}${layerPath}`, pathNot: SPEC },
    { path: '^libs/$1/', pathNot: allowed.map((path) => `^libs/$1/${path}`) },
  );

const wholeTree = [
  forbid('no-cycles', 'Two files that need each other are one file, or lack a third.', {}, { circular: true }),
  forbid('everything-resolves', 'An import that finds nothing fails only when it runs.', {}, { couldNotResolve: true }),
  forbid(
    'no-orphans',
    'A file that nobody imports and that imports nothing is left over.',
    { orphan: true, pathNot: [SPEC, '\\.d\\.m?ts$', '^test/', '^migrations/', '^apps/[^/]+/bin\\.mjs$'] },
    {},
  ),
  forbid('specs-are-leaves', 'What two specs need belongs to a test kit.', {}, { path: SPEC }),
  forbid(
    'test-kits-stay-in-tests',
    'Product code that leans on a test kit ships it.',
    { path: '^(apps|libs|migrations)/', pathNot: [SPEC, KERNEL_TESTING] },
    { path: [KERNEL_TESTING, '^test/'] },
  ),
  forbid(
    'product-needs-no-dev-package',
    'A package under devDependencies is absent in production.',
    { path: '^(apps|libs|migrations)/', pathNot: [SPEC, KERNEL_TESTING] },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

const kernelAndApps = [
  forbid(
    'kernel-knows-nobody',
    'The kernel serves every context and is built before all of them.',
    { path: '^libs/kernel/' },
    { path: OURS, pathNot: '^libs/kernel/' },
  ),
  forbid(
    'kernel-domain-is-pure',
    'Every domain imports it, so what it imports becomes part of every domain.',
    { path: KERNEL_DOMAIN, pathNot: SPEC },
    { path: '.', pathNot: [KERNEL_DOMAIN, ...PURE] },
  ),
  forbid(
    'kernel-is-entered-by-its-fronts',
    '#kernel, #kernel/domain and #kernel/testing are the promise; the files behind them move.',
    { path: '^(apps|libs|migrations)/', pathNot: '^libs/kernel/' },
    { path: '^libs/kernel/', pathNot: '^libs/kernel/(index|domain|testing)\\.ts$' },
  ),
  forbid(
    'apps-only-wire',
    "An app takes a context's index.ts and the kernel; what it would do itself belongs to a context.",
    { path: '^apps/([^/]+)/' },
    { path: OURS, pathNot: ['^apps/$1/', '^libs/[^/]+/index\\.ts$', '^libs/kernel/'] },
  ),
  forbid(
    'nobody-imports-an-app',
    'Apps are ends. Tests may call the command line, which is how people start Clutch; the fuzzer asks the apps themselves, without sockets.',
    { path: '^(libs|migrations|test/(?!fuzz/))' },
    { path: '^apps/(?!cli/)' },
  ),
  forbid(
    'libs-never-import-the-command-line',
    'The exception for tests is for tests.',
    { path: '^(libs|migrations)/' },
    { path: '^apps/cli/' },
  ),
];

const betweenContexts = [
  forbid(
    'contexts-meet-at-contracts',
    "A context's inside may change without asking; contracts.ts is what others may know.",
    { path: CONTEXT },
    { path: CONTEXT, pathNot: ['^libs/$1/', CONTRACTS] },
  ),
  ...contexts.map((context) =>
    forbid(
      'only-along-the-context-map',
      'A new edge between contexts is a decision: write it into libs/context-map.json.',
      { path: `^libs/${context}/` },
      { path: CONTRACTS, pathNot: [context, 'kernel', ...(contextMap[context] ?? [])].map((name) => `^libs/${name}/`) },
    ),
  ),
  forbid(
    'contracts-are-leaves',
    'Contexts may know each other both ways only because contracts.ts pulls in nothing else of ours.',
    { path: `${CONTEXT}contracts\\.ts$` },
    {
      path: '.',
      pathNot: ['^libs/$1/domain/', KERNEL_DOMAIN, '^libs/kernel/index\\.ts$', ...CONTRACT_PACKAGES, ...PURE],
    },
  ),
];

const insideAContext = [
  forbid(
    'domain-is-pure',
    'Decisions are tested without a database and replayed for years: no Nest, SQL, HTTP, Node or ORM.',
    { path: `${CONTEXT}domain/`, pathNot: SPEC },
    { path: '.', pathNot: ['^libs/$1/domain/', KERNEL_DOMAIN, ...PURE] },
  ),
  layer('aggregates-join-domain-and-log', 'They give a fold its stream, no more.', 'aggregates\\.ts$', [
    'domain/',
    'contracts\\.ts$',
  ]),
  layer('commands-never-read-projections', 'A projection may lag; a decision may not.', 'commands/', [
    'commands/',
    'domain/',
    'aggregates\\.ts$',
    'contracts\\.ts$',
    ENTITIES,
  ]),
  layer('projections-follow-events', 'They are rebuilt from the log, so only the log may feed them.', 'projections/', [
    'projections/',
    'domain/',
    'contracts\\.ts$',
  ]),
  layer('policies-send-commands', 'When X happens, do Y: Y is a command, here or in a contract.', 'policies/', [
    'policies/',
    'commands/',
    'domain/',
    'contracts\\.ts$',
  ]),
  layer('queries-change-nothing', 'A query reads; whatever decides or sends belongs elsewhere.', 'queries/', [
    'queries/',
    'projections/',
    'domain/',
    'aggregates\\.ts$',
    'contracts\\.ts$',
    ENTITIES,
  ]),
  layer('entities-are-plain-rows', 'What the rows mean stands in the domain.', ENTITIES, [
    ENTITIES,
    'domain/',
    'contracts\\.ts$',
  ]),
  layer('http-speaks-through-the-buses', 'Controllers translate; the use case is the command or query.', 'http/', [
    'http/',
    'commands/',
    'queries/',
    'contracts\\.ts$',
  ]),
  layer('graphql-speaks-through-the-buses', 'Resolvers translate, as controllers do.', 'graphql/', [
    'graphql/',
    'http/',
    'commands/',
    'queries/',
    'contracts\\.ts$',
  ]),
  layer('adapters-fill-ports', 'The outside world enters behind a port of the domain.', 'adapters/', [
    'adapters/',
    'domain/',
    'contracts\\.ts$',
    ENTITIES,
  ]),
];

export default {
  forbidden: [...wholeTree, ...kernelAndApps, ...betweenContexts, ...insideAContext],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|events\\.golden)/' },
    // Without it a type-only import is invisible, and a border may be crossed by types alone.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
