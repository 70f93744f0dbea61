import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KERNEL, type Kernel } from '#kernel';
import { inOrder } from '../authorization/rightful.ts';
import { type World } from '../authorization/world.ts';
import { ApiDocument, type AppWithRoutes, type Documented } from './documented.ts';
import { describeFinding, type Finding, fuzz, type FuzzParts } from './fuzzer.ts';
import { AnswerSchemas } from './answer-schemas.ts';
import { changeByRefusal, Samples, unsteadyRead } from './aftermath.ts';
import { FuzzApps } from './fuzz-apps.ts';
import { FuzzWorld } from './fuzz-world.ts';
import { KEPT_REQUESTS } from './kept-requests.ts';
import { Oracle } from './oracle.ts';
import { TRIED_WITHOUT_WORKER } from './prepared.ts';
import { SchemaValues } from './schema-values.ts';
import { Tally } from './tally.ts';
import { UNREACHED } from './unreached.ts';

const CASES = Number(process.env['CLUTCH_FUZZ_CASES'] ?? 200);
const ONLY = process.env['CLUTCH_FUZZ_ONLY']?.split(',');
const REPORT = process.env['CLUTCH_FUZZ_REPORT'];
export const SEED = Number(process.env['CLUTCH_FUZZ_SEED'] ?? 20_261_121);
const HOUR = 3_600_000;
/** With fewer cases chance decides. */
const ENOUGH_TO_REACH = 200;

export const documents = { api: new ApiDocument('api'), admin: new ApiDocument('admin') };

/** The order of the right calls is known before there is a world to make them in. */
const NOWHERE = { ids: {}, canary: '', tenant: { slug: '', owner: {} } } as unknown as World;

/** What ends tenants and sessions, shuts the owner out, or keeps out whoever tries too often: tried last. */
const LAST =
  /^(?:signIn|changePassword|closeSession|endSession|logOutAll|disableFactors|change\w*Policy|(?:create|rename|suspend|resume|delete|export)Tenant|cancelTenantDeletion)$/;
const rank = ({ operationId }: Documented): number => (LAST.test(operationId) ? 1 : 0);

const inApi = new Set(documents.api.operations.map(({ operationId }) => operationId));
/** What both apps serve is the same code; a tenth shows that it is served there too. */
const casesOf = ({ app, operationId }: Documented): number =>
  app === 'admin' && inApi.has(operationId) ? Math.ceil(CASES / 10) : CASES;

/** A world in which operations are tried, made anew when one of them has ended it. */
export class FuzzLane {
  readonly tally = new Tally();
  readonly #schemas = new AnswerSchemas(documents);
  #apps: FuzzApps | undefined;
  #world: FuzzWorld | undefined;

  async open(): Promise<void> {
    this.#apps = await FuzzApps.open();
    this.#world = await FuzzWorld.make(this.#apps);
  }

  async close(): Promise<void> {
    await this.#apps?.close();
  }

  get world(): FuzzWorld {
    return this.#world!;
  }

  partsFor(operation: Documented): FuzzParts {
    const { world } = this;
    const { said, apps } = this.#apps!;
    const { problems } = apps[operation.app].get<Kernel>(KERNEL);
    return {
      values: new SchemaValues(documents[operation.app], world.idsFor(operation)),
      oracle: new Oracle({ schemas: this.#schemas, hidden: world.hidden, secrets: world.secrets, problems, said }),
      right: () => world.right(operation),
      send: (of, asked) => world.send(of, asked),
    };
  }

  /** Tries an operation with all its cases. @returns what is wrong with it, for people */
  async faultOf(operation: Documented): Promise<string | undefined> {
    if (!(await this.world.isWhole())) this.#world = await FuzzWorld.make(this.#apps!);
    const { world } = this;
    const tried = async () => {
      await world.prepareFor(operation);
      return this.#faultOf(operation);
    };
    return TRIED_WITHOUT_WORKER.has(operation.operationId) ? world.alone(tried) : tried();
  }

  async #faultOf(operation: Documented): Promise<string | undefined> {
    const samples = new Samples();
    const { send, ...parts } = this.partsFor(operation);
    const counted: FuzzParts['send'] = async (of, asked) => {
      const answer = await send(of, asked);
      this.tally.add(of, answer);
      samples.add(of, asked, answer);
      return answer;
    };
    const run = { cases: casesOf(operation), seed: SEED };
    const finding = (await this.#askKept(operation)) ?? (await fuzz(operation, { ...parts, send: counted }, run));
    if (finding) return describeFinding(finding);
    const { world } = this;
    await world.signedIn(operation.app);
    const aftermath = { send, rows: () => world.rows(operation), alone: world.alone.bind(world) };
    return (
      (await unsteadyRead(operation, samples.reads, aftermath)) ??
      (await changeByRefusal(operation, samples.refusals, aftermath))
    );
  }

  async #askKept(operation: Documented): Promise<Finding | undefined> {
    const { oracle, send } = this.partsFor(operation);
    const { app, operationId } = operation;
    for (const { times = 1, ...kept } of KEPT_REQUESTS.filter((one) => one.operationId === operationId)) {
      const asked = {
        ...kept,
        url: kept.url.replaceAll(/\{(\w+)\}/g, (_, name: string) => this.world.owner.ids[name]!),
      };
      const faults = await Promise.all(
        Array.from({ length: times }, async () => oracle.faultOf(operation, asked, await send(operation, asked))),
      );
      const fault = faults.find((one) => one !== undefined);
      if (fault !== undefined)
        return { app, operationId, fault: `${fault}; once: ${kept.story}`, asked, isRepeatable: true };
    }
    return undefined;
  }
}

/** Tries the operations of one app, each as a test of its own. @returns the lane, for what else is tried in its world */
export function fuzzLane(app: AppWithRoutes): FuzzLane {
  const asked = documents[app].operations.filter(({ operationId }) => ONLY === undefined || ONLY.includes(operationId));
  const operations = inOrder(asked, NOWHERE).toSorted((a, b) => rank(a) - rank(b));
  const lane = new FuzzLane();
  const { tally } = lane;
  beforeAll(() => lane.open(), 180_000);
  afterAll(async () => {
    if (REPORT !== undefined) writeFileSync(join(REPORT, `${app}.json`), JSON.stringify(tally.outcomes));
    await lane.close();
  });

  describe('whatever is asked, nothing breaks, nothing leaks, and every refusal is a problem that changes nothing', () => {
    test.each(operations)('$app $operationId', { timeout: HOUR }, async (operation) => {
      const began = performance.now();
      const fault = await lane.faultOf(operation);
      tally.took(operation, (performance.now() - began) / 1_000);
      expect(fault).toBeUndefined();
    });
  });

  test('every operation had all its cases', () => {
    expect(tally.short(operations, casesOf)).toEqual([]);
    console.log(tally.summary(app));
  });

  test.runIf(ONLY === undefined && CASES >= ENOUGH_TO_REACH)(
    'every operation answered one of them with success, but for those with a reason: refusals alone show little',
    () => {
      expect(
        tally
          .unreached(operations.filter((one) => casesOf(one) === CASES))
          .filter((operationId) => !Object.hasOwn(UNREACHED, operationId)),
      ).toEqual([]);
    },
  );
  return lane;
}
