import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo } from '../../apps/cli/demo/demo.ts';
import { ClutchAdmin } from '../../sdk/src/index.ts';
import { type Call } from '../authorization/call.ts';
import { allOperations, type Operation } from '../authorization/operations.ts';
import { inOrder, rightCall, rightfulToken } from '../authorization/rightful.ts';
import { makeWorld, type World } from '../authorization/world.ts';
import { Cluster } from '../kit/cluster.ts';
import { APPS, FOLDER, type OpenApi, readJson } from '../../tools/openapi/document.ts';
import { drift, type Example, exampleOf, ExampleJudge } from './kit/examples.ts';
import { faultsOfCut, wanting } from './kit/cut-answer.ts';
import { exchange, type Exchange } from './kit/exchange.ts';
import { faultsIn } from './kit/faults-in.ts';
import { customerJourney } from './kit/journey.ts';
import { namesOf } from './kit/made-up.ts';
import { Prism } from './kit/prism.ts';
import { installationIn, InstalledSdk, recipesOfReadme } from './kit/recipes.ts';
import { type Answer, Relay } from './kit/relay.ts';

/** Set, the examples of what is new or has drifted are written anew: `CLUTCH_RECORD=1 npm test -- test/contract`. */
const records = process.env['CLUTCH_RECORD'] !== undefined;
const operations = allOperations();
let cluster: Cluster;
const relays = { api: new Relay(), admin: new Relay() };
let world: World;
let prisms: Record<Operation['app'], Prism>;
const made: Exchange[] = [];
/** What was wanted with two members only. */
const cut: Exchange[] = [];

beforeAll(async () => {
  const started = Cluster.start({ CLUTCH_HTTP_RATE_PER_MINUTE: '1000000' });
  const [api, admin] = await Promise.all(APPS.map(async (app) => Prism.start(app, await relays[app].listen())));
  prisms = { api: api!, admin: admin! };
  cluster = await started;
  relays.api.leadTo(cluster.apiUrl);
  relays.admin.leadTo(cluster.adminUrl);
  world = await makeWorld(cluster, 'Contract');
}, 180_000);
afterAll(async () => {
  await Promise.all([
    ...Object.values(prisms ?? {}).map((prism) => prism.stop()),
    ...Object.values(relays).map((relay) => relay.close()),
  ]);
  await cluster?.stop();
});

async function throughPrism(operation: Operation): Promise<Exchange> {
  const call: Call = rightCall(operation, world);
  const token = await rightfulToken(operation, world, cluster.config.operatorToken);
  return exchange(prisms[operation.app].url, operation, call, { token, takesForm: takesForm(operation) });
}

const documents = { api: readJson<OpenApi>('api.json'), admin: readJson<OpenApi>('admin.json') };

const judges = { api: new ExampleJudge(documents.api), admin: new ExampleJudge(documents.admin) };
const membersOf = ({ operation: { app, operationId } }: Exchange): readonly string[] =>
  judges[app].requiredOf(operationId).slice(0, 2);

function offersFields({ operation: { app, method, path }, status }: Exchange): boolean {
  const { parameters = [], 'x-filter-fields': searched } = documents[app].paths[path]![method.toLowerCase()]!;
  return status === 200 && (searched !== undefined || parameters.some(({ name }) => name === 'fields'));
}

/** Past Prism, to which whatever is required must be there. */
async function cutOf(whole: Exchange): Promise<Exchange> {
  const { operation, call } = whole;
  const token = await rightfulToken(operation, world, cluster.config.operatorToken);
  const url = { api: cluster.apiUrl, admin: cluster.adminUrl }[operation.app];
  return exchange(url, operation, wanting(call, membersOf(whole)), { token, takesForm: false });
}

function takesForm({ app, method, path }: Operation): boolean {
  const body = documents[app].paths[path]?.[method.toLowerCase()]?.requestBody;
  return body !== undefined && 'application/x-www-form-urlencoded' in body.content;
}

test.each(APPS)('%s serves the document that is committed, as the program that users run', async (app) => {
  const served = await fetch(`${{ api: cluster.apiUrl, admin: cluster.adminUrl }[app]}/openapi.json`);
  expect(await served.text()).toBe(readFileSync(join(FOLDER, `${app}.json`), 'utf8'));
});

describe('what the documents say is what is answered', () => {
  test('every right call goes through Prism without a violation', { timeout: 240_000 }, async () => {
    const lacking: string[] = [];
    for (const operation of inOrder(operations, world)) {
      await throughPrism(operation).then(
        async (one) => {
          if (offersFields(one)) cut.push(await cutOf(one));
          return made.push(one);
        },
        (error: Error) => lacking.push(error.message),
      );
    }
    expect([...lacking, ...faultsIn(made)]).toEqual([]);
    expect(made.length).toBe(operations.length);
  });

  test.each<[string, (body: Record<string, unknown>) => object, RegExp]>([
    ['a member that is missing', (body) => ({ ...body, id: undefined }), /'id'/],
    ['a member of another type', (body) => ({ ...body, status: 7 }), /status/],
    ['an instant that is none', (body) => ({ ...body, createdAt: 'yesterday' }), /createdAt/],
  ])('the judge sees %s: the control', async (_, wrong, place) => {
    const operation = operations.find(({ app, operationId }) => app === 'api' && operationId === 'getBooking')!;
    const tamper = (answer: { body: string }) =>
      JSON.stringify(wrong(JSON.parse(answer.body) as Record<string, unknown>));
    relays.api.plant({
      method: 'GET',
      path: /^\/v1\/bookings\/\w+$/,
      tamper: (answer) => ({ ...answer, body: tamper(answer) }),
    });
    const [fault] = faultsIn([await throughPrism(operation)]);
    relays.api.plant(null);
    expect(fault).toContain('getBooking: {"type":"https://stoplight.io/prism/errors#VIOLATIONS"');
    expect(fault).toMatch(place);
  });

  test('a problem that is told as plain JSON is seen, though Prism lets it pass: the control', async () => {
    const operation = operations.find(({ app, operationId }) => app === 'api' && operationId === 'endSession')!;
    const headers = { 'content-type': 'application/json' };
    relays.api.plant({ method: 'DELETE', path: /^\/v1\/sessions\//, tamper: (answer) => ({ ...answer, headers }) });
    const faults = faultsIn([await throughPrism(operation)]);
    relays.api.plant(null);
    expect(faults).toEqual(['api endSession: answers 404 as application/json']);
  });
});

describe('what `fields` cuts', () => {
  test('is left of every answer that offers it, and otherwise as the document says', () => {
    expect(cut.flatMap((one) => faultsOfCut(one, membersOf(one), judges[one.operation.app]))).toEqual([]);
    expect(cut.filter((one) => membersOf(one).length === 2).length).toBeGreaterThan(20);
  });

  test('is seen where more is shown, or what is shown is of another type: the control', () => {
    const whole = made.find(({ operation: { operationId } }) => operationId === 'getVehicle')!;
    expect(faultsOfCut(whole, ['id', 'vin'], judges.api)).toContain('api getVehicle: shows label');
    const wrong = { ...whole, body: { id: 7, vin: 'x' } };
    expect(faultsOfCut(wrong, ['id', 'vin'], judges.api)).toEqual([
      expect.stringContaining('response/id must be string'),
    ]);
  });
});

test(
  "a customer's program, written with the SDK, goes from a new tenant to a finished booking through Prism",
  { timeout: 120_000 },
  async () => {
    const { api, admin } = prisms;
    const seen = await customerJourney({
      apiUrl: api.url,
      adminUrl: admin.url,
      operatorToken: cluster.config.operatorToken,
    });
    expect(seen.booking).toMatchObject({ status: 'completed', serviceCode: 'cooling-system' });
    expect(seen.repeated).toEqual({ bookingId: seen.booking.id, replayed: 'true' });
    const lived = ['booking.held', 'booking.requested', 'booking.confirmed', 'booking.started', 'booking.completed'];
    expect(seen.delivered).toEqual(expect.arrayContaining(['booking.confirmed', 'booking.completed']));
    expect(lived.filter((type) => !seen.logged.includes(type))).toEqual([]);
    expect(seen.refusal).toMatchObject({ status: 409, code: 'booking.already-started' });
    expect(seen.refusal.requestId).toMatch(/^req_/);
  },
);

describe('the story that `npm start` plays', () => {
  const front = new Relay();
  const play = () => {
    const { operatorToken } = cluster.config;
    return runDemo({ apiUrl, adminUrl: prisms.admin.url, operatorToken, log: () => undefined });
  };
  let apiUrl: string;

  beforeAll(async () => {
    apiUrl = await front.listen();
    front.leadTo(prisms.api.url);
    front.passSocketsTo(cluster.apiUrl);
  });
  afterAll(() => front.close());

  test('goes through Prism without a violation', { timeout: 120_000 }, async () => {
    expect((await play()).tryNext).toHaveLength(3);
  });

  test('ends where an answer is not what the document says: the control', { timeout: 120_000 }, async () => {
    const tamper = (answer: Answer): Answer => ({ ...answer, body: answer.body.replace('"position":', '"place":') });
    relays.api.plant({ method: 'POST', path: /^\/v1\/workshops$/, tamper });
    await expect(play()).rejects.toThrow(/VIOLATIONS|position/);
    relays.api.plant(null);
  });
});

describe('the SDK, packed and installed into an empty project', () => {
  const recipes = recipesOfReadme();
  const webhookSecret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  let sdk: InstalledSdk;
  let environment: Record<string, string>;

  beforeAll(async () => {
    sdk = await InstalledSdk.install();
    const operator = new ClutchAdmin({ apiKey: cluster.config.operatorToken, baseUrl: cluster.adminUrl });
    const owner = { email: 'noor@recipes.example', name: 'Noor' };
    const { apiKey } = await operator.tenants.create({ slug: 'recipes', name: 'Recipes', owner });
    environment = { CLUTCH_KEY: apiKey.secret!, CLUTCH_URL: cluster.apiUrl, WEBHOOK_SECRET: webhookSecret };
  }, 120_000);
  afterAll(() => sdk?.remove());

  test('is made and installed as the guide says, and its README no otherwise', () => {
    expect(sdk.files).toContain('dist/index.js');
    expect(installationIn('sdk/README.md')).toEqual(installationIn('docs/guides/sdk.md'));
  });

  test('brings its types and nothing that is not needed', () => {
    expect(sdk.files).toEqual(
      expect.arrayContaining(['README.md', 'dist/index.js', 'dist/index.d.ts', 'package.json']),
    );
    expect(sdk.files.filter((file) => !/^(dist\/|README\.md$|package\.json$)/.test(file))).toEqual([]);
  });

  test('gives every recipe of its README the types that it needs', { timeout: 60_000 }, async () => {
    expect([...recipes.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await sdk.typeCheck(recipes);
    const wrong = recipes.get(2)!.replace("label: 'Van 1'", 'label: 1');
    await expect(sdk.typeCheck(new Map([[0, wrong]])), 'the control').rejects.toThrow(/'number' is not assignable/);
    const cut = recipes.get(5)!.replace('vehicle.label', 'vehicle.vin');
    await expect(sdk.typeCheck(new Map([[0, cut]])), 'the control').rejects.toThrow(/'vin' does not exist/);
  });

  test.each([
    [1, /^A live key that may \*:\*\n$/],
    [2, /^Van 1\n$/],
    [3, /^vehicle\.vin-check-digit req_\w+\n$/],
    [4, /^forth veh_\w+ /],
    [5, /^id,label /],
    [6, /^one workshop\n$/],
    [7, /^somebody was faster\n$/],
    [8, /^New\n$/],
    [9, /^200 .*r=\d+/],
    [10, /^This is a key of mode live, and the client is for test data \d{4}-/],
  ])('runs recipe %i', { timeout: 60_000 }, async (number, printed) => {
    expect(await sdk.run(`recipe-${number}`, recipes.get(number)!, environment)).toMatch(printed);
  });

  test('runs recipe 11, which takes a webhook that is signed and no other', { timeout: 60_000 }, async () => {
    const body = JSON.stringify({
      type: 'booking.confirmed',
      timestamp: '2026-12-01T09:00:00Z',
      data: { bookingId: 'bkg_1' },
    });
    const at = new Date();
    const headers = {
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(webhookSecret).sign('evt_1', at, body),
    };
    const asked = (sent: string) =>
      `console.log((await receive(new Request('https://receiver.example', ${sent}))).status);\n`;
    const own = { method: 'POST', body, headers };
    const calls = [own, { ...own, body: `${body} ` }].map((sent) => asked(JSON.stringify(sent)));
    const printed = await sdk.run('recipe-11', recipes.get(11)! + calls.join(''), environment);
    expect(printed).toBe('evt_1: bkg_1 is confirmed\n204\n400\n');
  });
});

describe.each(APPS)('the examples of %s', (app) => {
  const file = join(FOLDER, 'examples', `${app}.json`);
  const committed = (): Record<string, Example> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Example>;
  const judge = judges[app];
  const fresh = (): Map<string, Example> =>
    new Map(
      made
        .filter(({ operation }) => operation.app === app)
        .map((one) => [one.operation.operationId, exampleOf(one, namesOf(world))]),
    );

  function faults(examples: Readonly<Record<string, Example>>): string[] {
    const now = fresh();
    const ids = new Set([...now.keys(), ...Object.keys(examples)]);
    return [...ids].flatMap((id) => {
      const [example, today] = [examples[id], now.get(id)];
      if (!example) return [`${id} has no example; record it with CLUTCH_RECORD=1 npm test -- test/contract`];
      if (!today) return [`${id} is not there any more`];
      return [...judge.faultsOf(id, example), ...drift(example, today)].map((fault) => `${id}: ${fault}`);
    });
  }

  test.runIf(records)('are recorded', () => {
    const kept = committed();
    const stale = new Set(faults(kept).map((fault) => fault.split(/[: ]/)[0]!));
    const entries = [...fresh()].map(([id, example]) => [id, stale.has(id) ? example : kept[id]!] as const);
    const sorted = Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
    expect(Object.keys(committed())).toEqual(Object.keys(sorted));
  });

  test('are what is answered today, and what the document says', () => {
    expect(faults(committed())).toEqual([]);
  });

  test('are seen to be wrong where they are: the control', () => {
    const [id, example] = Object.entries(committed()).find(
      ([, { response }]) => response.status === 200 && response.body,
    )!;
    const body = { ...(example.response.body as object), surprise: 1 };
    expect(judge.faultsOf(id, { ...example, response: { ...example.response, body } })[0]).toContain('surprise');
    expect(judge.faultsOf(id, { ...example, response: { ...example.response, status: 299 } })).toEqual([
      '299 is not documented',
    ]);
    expect(drift({ a: [{ b: 1 }] }, { a: [{ b: '1' }] })).toEqual(['a[0].b was number and is string']);
    expect(faults({ ...committed(), ghost: example })).toContain('ghost is not there any more');
  });
});
