import {
  Body,
  Controller,
  Delete,
  Get,
  Inject,
  Injectable,
  Param,
  Post,
  StreamableFile,
  type Type,
} from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { uuidv7 } from 'uuidv7';
import { AuditTrail } from '../audit/audit-trail.ts';
import { type AuditRecord } from '../audit/audit-record.ts';
import { Audited, TakesMeasurements } from '../audit/audited.decorator.ts';
import { currentContext, currentTenant, type TenantRef } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { typedId } from '../domain/typed-id.ts';
import { Aggregate, AggregateStore, type Appended } from '../events/aggregate.ts';
import { abilityOf } from '../http/authorization/ability.ts';
import { Can, Public } from '../http/authorization/can.decorator.ts';
import { AUTH_STRATEGIES, type Principal } from '../http/authorization/principal.ts';
import { AssuranceReach } from '../http/authorization/step-up.guard.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import { ProblemError } from '../http/problems/problem-error.ts';
import { TypedIdParam } from '../http/validation/typed-id-param.ts';
import { CommandResponse } from '../http/writing/command-response.decorator.ts';
import { KERNEL, KernelModule } from '../kernel.module.ts';
import { TenantDatabase } from '../tenancy/tenant-database.ts';
import { type OrderEvent } from './sample-orders.ts';
import { type TestInstallation } from './test-installation.ts';

/** A person who may do everything, the same one whose proof is old, one who may only read, a key, one whose key is known to have ended, and the operator. */
export const CALLERS = ['ana', 'stale', 'eva', 'key', 'ended', 'operator'] as const;
export type Caller = (typeof CALLERS)[number];

export const ANA = typedId('usr', '01933b7a-0000-7000-8000-00000000000a');
export const EVA = typedId('usr', '01933b7a-0000-7000-8000-00000000000e');

const NO_ORDER = 'order.not-found';

@Injectable()
class Orders extends Aggregate<{ readonly isPaid: boolean }, OrderEvent> {
  constructor(@Inject(AggregateStore) store: AggregateStore) {
    super(store, {
      category: 'order',
      fold: { initial: { isPaid: false }, evolve: (state, { type }) => ({ isPaid: state.isPaid || type === 'Paid' }) },
    });
  }
}

@Controller('v1/orders')
class OrderController {
  constructor(
    private readonly orders: Orders,
    private readonly trail: AuditTrail,
    private readonly database: TenantDatabase,
  ) {}

  @Post()
  @Can('order:create')
  @CommandResponse({ status: 201, prefix: 'ord' })
  @ApiOperation({ operationId: 'createOrder' })
  create(): Promise<Appended> {
    const id = uuidv7();
    return this.orders.change(id, () => [{ type: 'Ordered', data: { id } }]);
  }

  /** What `@Inline` does elsewhere: rows beside the events, in one transaction. */
  @Post(':orderId/payment')
  @Can('order:pay')
  @CommandResponse({ prefix: 'ord' })
  @ApiOperation({ operationId: 'payOrder' })
  pay(@TypedIdParam('orderId', 'ord', NO_ORDER) id: string): Promise<Appended> {
    return this.orders.change(
      id,
      ({ isPaid }) => {
        if (isPaid) throw new DomainError('conflict', 'order.paid', 'The order is paid');
        return [{ type: 'Paid', data: { id } }];
      },
      async () => undefined,
    );
  }

  /** Plain rows, no event. */
  @Delete(':orderId/note')
  @Can('order:note')
  @ApiOperation({ operationId: 'forgetNote' })
  async forget(@Param('orderId') id: string): Promise<object> {
    return { id };
  }

  /** No event, and an answer that is kept for repeats. */
  @Post(':orderId/reminder')
  @Can('order:remind')
  @ApiOperation({ operationId: 'remindOfOrder' })
  remind(@Param('orderId') id: string): object {
    return { id };
  }

  /** Says itself what it was, in the transaction of its change. */
  @Post(':orderId/policy')
  @Can('order:rule')
  @ApiOperation({ operationId: 'ruleOrder' })
  async rule(@Body() { fails = false }: { fails?: boolean }): Promise<object> {
    await this.database.transaction(currentTenant().schema, async (tx) => {
      await this.trail.record(tx, { action: 'audit.policy-change', outcome: 'allowed', facts: { retainDays: 30 } });
      if (fails) throw new DomainError('conflict', 'order.ruled', 'It was ruled before');
    });
    return {};
  }

  @Post(':orderId/weight')
  @Can('order:weigh')
  @TakesMeasurements()
  @CommandResponse({ prefix: 'ord' })
  @ApiOperation({ operationId: 'weighOrder' })
  weigh(@TypedIdParam('orderId', 'ord', NO_ORDER) id: string): Promise<Appended> {
    return this.orders.change(id, () => [{ type: 'Noted', data: { id, text: '7 kg' } }]);
  }

  @Post(':orderId/fault')
  @Can('order:break')
  @ApiOperation({ operationId: 'breakOrder' })
  fault(): never {
    throw new Error('broken on purpose');
  }

  @Get()
  @Can('order:read')
  @ApiOperation({ operationId: 'listOrders' })
  list(): object {
    return { data: [] };
  }

  @Get(':orderId/secret')
  @Can('order:read')
  @Audited()
  @ApiOperation({ operationId: 'getOrderSecret' })
  secret(): StreamableFile {
    return new StreamableFile(Buffer.from('the secret'), { type: 'text/plain' });
  }

  @Get('open')
  @Public()
  @ApiOperation({ operationId: 'getOpen' })
  open(): object {
    return { data: [] };
  }
}

@Controller('v1/tenants/:tenantId/halt')
class TenantController {
  @Post()
  @Can('tenant:halt', { holder: 'operator' })
  @ApiOperation({ operationId: 'haltTenant' })
  halt(): object {
    return {};
  }
}

function principalsIn(tenant: TenantRef): Readonly<Record<Caller, Principal>> {
  const common = { tenant, ability: abilityOf(['*:*']) };
  return {
    ana: {
      ...common,
      actor: { kind: 'user', id: ANA, name: 'Ana' },
      credentialId: 'ses_ana',
      assurance: { level: 2, provedAt: new Date() },
    },
    stale: {
      ...common,
      actor: { kind: 'user', id: ANA, name: 'Ana' },
      credentialId: 'ses_ana',
      assurance: { level: 2, provedAt: new Date(0) },
    },
    eva: {
      tenant,
      ability: abilityOf(['*:read']),
      actor: { kind: 'user', id: EVA, name: 'Eva' },
      credentialId: 'ses_eva',
    },
    key: { ...common, actor: { kind: 'api-key', id: 'key_1', name: 'Key' }, credentialId: 'key_1' },
    ended: { ...common, actor: { kind: 'user', id: EVA, name: 'Eva' }, credentialId: 'ses_old' },
    operator: {
      ability: abilityOf(['tenant:*']),
      actor: { kind: 'operator', id: 'operator', name: 'Operator' },
      credentialId: 'operator',
    },
  };
}

export interface AuditedApp {
  readonly app: NestFastifyApplication;
  /** Sends as one of the callers. */
  ask(
    /** A name, or a token of another kind. */
    caller: Caller | 'nobody' | `cim_${string}`,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    over?: { readonly body?: object; readonly headers?: Record<string, string> },
  ): Promise<{ readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>> }>;
  /** What lies in the trail, in order. */
  records(): Promise<(AuditRecord & { readonly position: number })[]>;
}

/** An app with one of everything that the audit trail writes down, and what else `modules` bring. */
export async function auditedApp(
  clutch: TestInstallation,
  tenant: TenantRef,
  {
    modules = [],
    strategies = [],
  }: { readonly modules?: readonly Type[]; readonly strategies?: readonly string[] } = {},
): Promise<AuditedApp> {
  const principals = principalsIn(tenant);
  @Injectable()
  class CallerStrategy extends PassportStrategy(Strategy, 'caller') {
    validate({ headers }: FastifyRequest): Principal | false {
      const caller = headers.authorization?.slice('Bearer '.length) as Caller | undefined;
      if (caller === undefined || !CALLERS.includes(caller)) return false;
      if (caller !== 'ended') return principals[caller];
      currentContext()!.tenant = tenant;
      throw new ProblemError(401, 'session.expired', 'This session has expired');
    }
  }
  const nest = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [] });
  const kernel = { ...clutch.kernel, close: async () => undefined };
  const module = {
    module: class App {},
    imports: [{ ...nest, providers: [...(nest.providers ?? []), { provide: KERNEL, useValue: kernel }] }, ...modules],
    controllers: [OrderController, TenantController],
    providers: [
      Orders,
      CallerStrategy,
      { provide: AssuranceReach, useValue: { highestOf: async () => 2 } },
      { provide: AUTH_STRATEGIES, useValue: ['caller', ...strategies] },
    ],
    exports: [AUTH_STRATEGIES],
  };
  const { config } = clutch;
  const app = await createHttpApp(module, { config, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
  return {
    app,
    async ask(caller, method, url, { body, headers = {} } = {}) {
      const authorization = caller === 'nobody' ? {} : { authorization: `Bearer ${caller}` };
      const sent = { 'user-agent': 'Browser/1', ...headers, ...authorization };
      const answer = await app.inject({ method, url, headers: sent, ...(body ? { payload: body } : {}) });
      return { status: answer.statusCode, text: answer.body, headers: answer.headers };
    },
    async records() {
      const { rows } = await clutch.owner.query<{ position: string; body: AuditRecord }>(
        `select position, body from ${tenant.schema}.audit_record order by position`,
      );
      return rows.map(({ position, body }) => ({ ...body, position: Number(position) }));
    },
  };
}
