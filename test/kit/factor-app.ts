import { Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { uuidv7 } from 'uuidv7';
import {
  abilityOf,
  AssuranceReach,
  AUTH_STRATEGIES,
  Clock,
  createHttpApp,
  KERNEL,
  KernelModule,
  type Message,
  MessageRefused,
  Messages,
  type Principal,
  type TenantRef,
  typedId,
} from '#kernel';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { PasskeyFactors } from '../../libs/identity/commands/factors/passkey-factors.ts';
import { UserRow } from '../../libs/identity/entities.ts';
import { FactorRow } from '../../libs/identity/entities/factor-row.ts';
import { Factors } from '../../libs/identity/domain/factors/factors.ts';
import { mfaPolicyEvents } from '../../libs/identity/domain/factors/mfa-policy.ts';
import { factorEvents } from '../../libs/identity/domain/factors/person-factors.ts';
import { FactorsAdminModule, FactorsModule, FactorsWorkerModule } from '../../libs/identity/factors.module.ts';
import { tellOfFactors } from '../../libs/identity/policies/factors/tell-of-factors.ts';

const context = {
  name: 'identity',
  events: [factorEvents, mfaPolicyEvents],
  entities: [UserRow, FactorRow],
  subscriptions: [tellOfFactors],
};

/** Stands still until it is told to go on. */
class SteppedClock extends Clock {
  #now = new Date('2026-12-01T09:00:00.000Z');
  override now(): Date {
    return this.#now;
  }
  goOn(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1_000);
  }
}

/** Keeps what was sent. Refuses numbers that end in 00, as a provider refuses numbers that nobody has. */
class Outbox extends Messages {
  readonly sent: Message[] = [];
  readonly #ids = new Set<string>();
  isAway = false;
  override async send(id: string, message: Message): Promise<void> {
    if (this.isAway) throw new Error('The provider does not answer');
    if (message.channel === 'sms' && message.to.endsWith('00')) throw new MessageRefused('unknown-number');
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.sent.push(message);
  }
  /** The six digits of the last code that went there. */
  codeFor(to: string): string {
    const last = this.sent.findLast((message) => message.to === to && message.template === 'factor-code');
    return /\d{6}/.exec(last?.text ?? '')?.[0] ?? '';
  }
}

/** Somebody of a tenant, with the session that they are thought to have. */
export interface TestPerson {
  readonly tenant: TenantRef;
  /** UUID. */
  readonly userId: string;
  readonly email: string;
}

interface Session {
  readonly level?: 1 | 2;
  readonly provedSecondsAgo?: number;
}

export interface FactorAnswerOf {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The routes about factors, for people who are signed in already, under a clock and with messages that the test holds. */
export class FactorApp {
  readonly clock = new SteppedClock();
  readonly outbox = new Outbox();
  readonly #people = new Map<string, { person: TestPerson; session: Session }>();
  #app!: NestFastifyApplication;

  private constructor(readonly clutch: TestInstallation) {}

  static async start(settings: Record<string, string> = {}): Promise<FactorApp> {
    const started = new FactorApp(await testInstallation([context], settings));
    await started.#open();
    return started;
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.clutch.close();
  }

  get factors(): Factors {
    return this.part(Factors);
  }

  get passkeys(): PasskeyFactors {
    return this.part(PasskeyFactors);
  }

  /** One of the parts that the routes are made of. */
  part<T>(token: abstract new (...given: never[]) => T): T {
    return this.#app.get(token, { strict: false });
  }

  /** What the person's own work would do: with their tenant and as themselves. */
  as<T>({ tenant, userId }: TestPerson, work: () => Promise<T>): Promise<T> {
    return this.clutch.as(tenant, work, { actor: { kind: 'user', id: typedId('usr', userId), name: 'Ana' } });
  }

  async newPerson(tenant: TenantRef, role = 'staff', locale = 'en'): Promise<TestPerson> {
    const userId = uuidv7();
    const email = `${userId}@garage.example`;
    await this.clutch.owner.query(
      `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash, locale) values ($1, $2, 'Ana', $3, '', $4)`,
      [userId, email, role, locale],
    );
    return { tenant, userId, email };
  }

  /** Lets the worker's part of it follow what the tenant's people did. */
  followUp(tenant: TenantRef): Promise<void> {
    return runSubscriptions(this.clutch.kernel, tenant, (command) =>
      this.#app.get(CommandBus, { strict: false }).execute(command as Command<void>),
    );
  }

  /** Asks as the person, or as a program of the tenant that may do everything. */
  async ask(
    who: TestPerson | TenantRef,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    given: { readonly body?: object; readonly headers?: Record<string, string>; readonly session?: Session } = {},
  ): Promise<FactorAnswerOf> {
    const answer = await this.#app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${this.#tokenOf(who, given.session ?? { level: 2 })}`, ...given.headers },
      ...(given.body ? { payload: given.body } : {}),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = isJson ? answer.json<Record<string, unknown>>() : { bytes: answer.rawPayload };
    const code = typeof body['code'] === 'string' ? body['code'] : undefined;
    return { status: answer.statusCode, code, headers: answer.headers, body };
  }

  #tokenOf(who: TestPerson | TenantRef, session: Session): string {
    const person = 'userId' in who ? who : { tenant: who, userId: '', email: '' };
    const token = uuidv7();
    this.#people.set(token, { person, session });
    return token;
  }

  principalOf(token: string): Principal | false {
    const { person, session } = this.#people.get(token) ?? {};
    if (!person || !session) return false;
    const { tenant, userId } = person;
    const ability = abilityOf(['*:*']);
    if (userId === '')
      return { tenant, actor: { kind: 'api-key', id: 'key_test', name: 'Till' }, ability, credentialId: 'test' };
    const provedAt = new Date(this.clock.now().getTime() - (session.provedSecondsAgo ?? 0) * 1_000);
    return {
      tenant,
      actor: { kind: 'user', id: typedId('usr', userId), name: 'Ana' },
      ability,
      assurance: { level: session.level ?? 2, provedAt },
      credentialId: userId,
    };
  }

  async #open(): Promise<void> {
    const { config, kernel } = this.clutch;
    const principalOf = (token: string) => this.principalOf(token);
    @Injectable()
    class SomebodyStrategy extends PassportStrategy(Strategy, 'somebody') {
      validate({ headers }: FastifyRequest): Principal | false {
        return principalOf(headers.authorization?.replace('Bearer ', '') ?? '');
      }
    }
    const nest = KernelModule.forRoot({ config, name: 'test', contexts: [] });
    const own = [
      { provide: KERNEL, useValue: { ...kernel, close: async () => undefined } },
      { provide: Clock, useValue: this.clock },
      { provide: Messages, useValue: this.outbox },
    ];
    const onKernel = {
      ...nest,
      providers: [...(nest.providers ?? []), ...own],
      exports: [...(nest.exports ?? []), Messages],
    };
    // Nobody is asked for more than they have: their level is what the test says.
    const reach = { provide: AssuranceReach, useValue: { highestOf: async () => 1 } };
    const module = {
      module: class App {},
      imports: [onKernel, FactorsModule, FactorsAdminModule, FactorsWorkerModule],
      providers: [SomebodyStrategy, reach, { provide: AUTH_STRATEGIES, useValue: ['somebody'] }],
      exports: [AUTH_STRATEGIES],
    };
    const about = { name: 'test', title: 'Test', description: 'Test', logger: false } as const;
    this.#app = await createHttpApp(module, { config, ...about });
    await this.#app.init();
  }
}
