import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  currentContext,
  GraphqlModule,
  KernelModule,
  startWakeUps,
  type TenantRef,
  type WakeUps,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { BOOKING_TYPES, bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule, VEHICLE_TYPES } from '#fleet';
import { partnerContext, PartnerModule, WORKSHOP_TYPES } from '#partner';
import { MeteringModule, PLATFORM_TYPES, platformContext, PlatformModule } from '#platform';
import { IssueApiKey, type NewApiKey } from '#platform/contracts';
import { telematicsContext, TelematicsModule } from '#telematics';
import { notes } from '../kit/note-events.ts';

/** The real schema is neither deep nor dear behind a subscription. */
const FURTHER_TYPES = 'extend type Event { event: Event dear: Event @cost(weight: 2000) }';

const contexts = [notes, platformContext, partnerContext, fleetContext, telematicsContext, bookingContext];

export interface Asked {
  readonly key: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** An answer; `code` is that of its problem, or of the first error of a document. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: Readonly<Record<string, unknown>>;
  readonly code: unknown;
}

/** An API with GraphQL, documents that can be registered, and keys of every kind. */
export class DocumentsStage {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    private readonly wakeUps: WakeUps,
  ) {}

  static async open(): Promise<DocumentsStage> {
    const clutch = await testInstallation(contexts);
    const { config } = clutch;
    const module = {
      module: class App {},
      imports: [
        KernelModule.forRoot({ config, name: 'test', contexts }),
        PlatformModule,
        MeteringModule,
        PartnerModule,
        FleetModule,
        TelematicsModule,
        BookingModule,
        GraphqlModule.forRoot([PLATFORM_TYPES, WORKSHOP_TYPES, VEHICLE_TYPES, BOOKING_TYPES, FURTHER_TYPES]),
      ],
      providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
      exports: [AUTH_STRATEGIES],
    };
    const app = await createHttpApp(module, {
      name: 'test',
      title: 'Test',
      description: 'Test',
      config,
      logger: false,
    });
    await app.listen(0, '127.0.0.1');
    return new DocumentsStage(
      clutch,
      app,
      startWakeUps(clutch.kernel, () => undefined),
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.wakeUps.flush();
    await this.clutch.close();
  }

  /** The secret of a new key: `sk` with everything, unless said otherwise. */
  async keyOf(tenant: TenantRef, over: Partial<NewApiKey> = {}): Promise<string> {
    const command = new IssueApiKey({ name: 'App', mode: 'live', scopes: ['*:*'], ...over });
    const { secret } = await this.clutch.as(tenant, () => this.app.get(CommandBus, { strict: false }).execute(command));
    return secret!;
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { key, body, headers = {} }: Asked,
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body ? { payload: body } : {}),
    });
    const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    const [error] = (json['errors'] ?? []) as readonly { readonly extensions?: { readonly code: string } }[];
    const code = json['code'] ?? error?.extensions?.code;
    return { status: answer.statusCode, headers: answer.headers, json, code };
  }

  /** A note with this number is written, whoever may or may not look on. */
  async note(tenant: TenantRef, n: number): Promise<void> {
    const events = [{ type: 'Noted', data: { n } }];
    const request = { streamId: uuidv7(), category: 'note', expected: 'any' as const, events };
    await this.clutch.as(tenant, () => this.clutch.kernel.events.append(currentContext()!, request));
  }

  run(key: string, body: object): Promise<Answer> {
    return this.send('POST', '/graphql', { key, body });
  }

  register(key: string, body: object): Promise<Answer> {
    return this.send('POST', '/v1/graphql-documents', { key, body });
  }
}
