import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { uuidv7 } from 'uuidv7';
import {
  abilityFrom,
  abilityOf,
  type AccessRule,
  AUTH_STRATEGIES,
  createHttpApp,
  GraphqlModule,
  KernelModule,
  type Principal,
  type TenantRef,
} from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { BOOKING_TYPES, bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule, VEHICLE_TYPES } from '#fleet';
import { partnerContext, PartnerModule, WORKSHOP_TYPES } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';

const contexts = [partnerContext, fleetContext, telematicsContext, bookingContext];
const DAY = 86_400_000;

/** Ten o'clock in UTC, some days ahead. */
export const startsIn = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY) + days) * DAY + 10 * 3_600_000).toISOString();

export interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** An answer to a document; `codes` are those of its errors, or of the problem in its place. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly Told[];
  readonly codes: readonly unknown[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

const WORKSHOP = {
  name: 'Garage',
  timeZone: 'Etc/UTC',
  location: { latitude: 24.7, longitude: 46.7 },
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' })),
  bays: [{ name: 'Bay 1' }],
  technicians: [{ name: 'Ana' }],
  services: [{ code: 'cooling-system', name: 'Cooling', durationMinutes: 90, bufferMinutes: 15 }],
};

export const HOLD = `mutation ($input: HoldSlotInput!, $key: String) {
  holdSlot(input: $input, idempotencyKey: $key) { id version position replayed booking { id status vehicle { vin } } }
}`;

/** Callers by name: two tenants' owners, and people and programs of the first who may less. */
function principalsOf(tenant: TenantRef, stranger: TenantRef): Map<string, Principal> {
  const principal = (of: TenantRef, over: Partial<Principal> = {}): Principal => ({
    tenant: of,
    actor: { kind: 'api-key', id: 'key_test', name: 'Test' },
    ability: abilityOf(['*:*']),
    credentialId: `test-${of.slug}`,
    ...over,
  });
  const discreet = abilityFrom([
    { action: 'manage', subject: 'all' },
    { action: 'read', subject: 'booking', fields: ['note'], inverted: true },
    { action: 'read', subject: 'vehicle', fields: ['vin'], inverted: true },
  ]);
  const actor = { kind: 'user', id: 'usr_test', name: 'Ana' } as const;
  return new Map([
    ['owner', principal(tenant)],
    ['stranger', principal(stranger)],
    ['reader', principal(tenant, { actor, ability: abilityOf(['whoami:read', 'booking:read']) })],
    ['person', principal(tenant, { actor })],
    ['discreet', principal(tenant, { ability: discreet })],
    ['publishable', { ...principal(tenant), apiKey: { kind: 'pk' } } as Principal],
    ['suspended', principal({ ...tenant, status: 'suspended' })],
  ]);
}

/** GraphQL over two tenants, the first of which has a workshop, two vehicles and four bookings; read models follow the log. */
export class GraphqlStage {
  workshopId = '';
  vehicleId = '';
  readonly bookingIds: string[] = [];
  #stand: () => Promise<void> = () => Promise.resolve();

  private constructor(
    readonly clutch: TestInstallation,
    readonly tenant: TenantRef,
    private readonly principals: Map<string, Principal>,
    readonly app: NestFastifyApplication,
  ) {}

  static async open(): Promise<GraphqlStage> {
    const clutch = await testInstallation(contexts);
    const [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
    const principals = principalsOf(tenant, stranger);
    const stage = new GraphqlStage(clutch, tenant, principals, await appOf(clutch, principals));
    stage.follow();
    await stage.#furnish();
    return stage;
  }

  async close(): Promise<void> {
    await this.stand();
    await this.app.close();
    await this.clutch.close();
  }

  /** Read models follow the log, as a worker makes them. */
  follow(): void {
    const end = new AbortController();
    const goOn = async (): Promise<void> => {
      for (; !end.signal.aborted; await sleep(20)) await project(this.clutch.kernel, this.tenant);
    };
    const following = goOn();
    this.#stand = () => {
      end.abort();
      return following;
    };
  }

  /** Nothing is at work in the background until they follow again. */
  stand(): Promise<void> {
    return this.#stand();
  }

  async ask(
    query: string,
    variables: object = {},
    { as = 'owner', headers = {}, body = {} }: Sent = {},
  ): Promise<Answer> {
    const payload = { query, variables, ...body };
    const sent = { method: 'POST', url: '/graphql', headers: { 'x-as': as, ...headers }, payload } as const;
    const answer = await this.app.inject(sent);
    const { data, errors = [], extensions = {}, code } = answer.json<Partial<Answer> & { code?: string }>();
    const codes = code ? [code] : errors.map((error) => error.extensions['code']);
    return { status: answer.statusCode, headers: answer.headers, data, errors, codes, extensions };
  }

  /** From now on whoever comes as `narrow` may do what these rules say. */
  narrow(rules: readonly AccessRule[]): void {
    const ability = abilityFrom([{ action: 'read', subject: 'whoami' }, ...rules]);
    this.principals.set('narrow', { ...this.principals.get('owner')!, ability });
  }

  async #furnish(): Promise<void> {
    const registerWorkshop =
      'mutation ($input: RegisterWorkshopInput!) { made: registerWorkshop(input: $input) { id } }';
    const registerVehicle = 'mutation ($input: RegisterVehicleInput!) { made: registerVehicle(input: $input) { id } }';
    this.workshopId = await this.#made(registerWorkshop, { input: WORKSHOP });
    const vehicleIds: string[] = [];
    for (const vin of ['1M8GDM9AXKP042788', '1HGCM82633A004352'])
      vehicleIds.push(await this.#made(registerVehicle, { input: { vin } }));
    this.vehicleId = vehicleIds[0]!;
    for (let day = 2; day < 6; day += 1) {
      const slot = { serviceCode: 'cooling-system', startsAt: startsIn(day) };
      const input = { ...slot, workshopId: this.workshopId, vehicleId: vehicleIds[day % 2]! };
      this.bookingIds.push(await this.#made(HOLD.replace('holdSlot', 'made: holdSlot'), { input, key: uuidv7() }));
    }
  }

  async #made(query: string, variables: object): Promise<string> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return (data as { readonly made: { readonly id: string } }).made.id;
  }
}

async function appOf(
  { config }: TestInstallation,
  principals: ReadonlyMap<string, Principal>,
): Promise<NestFastifyApplication> {
  @Injectable()
  class NamedStrategy extends PassportStrategy(Strategy, 'named-principal') {
    validate({ headers }: FastifyRequest): Principal | false {
      return principals.get(String(headers['x-as'])) ?? false;
    }
  }
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config, name: 'test', contexts }),
      PartnerModule,
      FleetModule,
      TelematicsModule,
      BookingModule,
      GraphqlModule.forRoot([WORKSHOP_TYPES, VEHICLE_TYPES, BOOKING_TYPES]),
    ],
    providers: [NamedStrategy, { provide: AUTH_STRATEGIES, useValue: ['named-principal'] }],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, { name: 'test', title: 'Test', description: 'Test', config, logger: false });
  await app.init();
  return app;
}
