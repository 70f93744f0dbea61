import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  AssuranceReach,
  AUTH_STRATEGIES,
  createHttpApp,
  KERNEL,
  KernelModule,
  Metrics,
  type TenantRef,
  typedId,
} from '#kernel';
import { TEST_PEOPLE, type TestInstallation, TestPeopleStrategy } from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { AccessAdminModule, AccessModule, identityContext } from '#identity';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule } from '#platform';
import { telematicsContext, TelematicsModule } from '#telematics';

import { GiveGrant } from '../../libs/identity/commands/access/give-grant.command.ts';
import { ANY_CONTEXT, WHOLE_TENANT } from '../../libs/identity/domain/access/grant.ts';
import { OWNER_ROLE } from '../../libs/identity/domain/access/ready-made-roles.ts';

/** The contexts that the app serves. */
export const GRANTED_CONTEXTS = [
  identityContext,
  platformContext,
  partnerContext,
  fleetContext,
  telematicsContext,
  bookingContext,
];

/**
 * Every context with the administration of access as one app, in which people need not sign in. @param planted parts of the kernel that
 * are wrong on purpose
 */
export async function grantedApp(clutch: TestInstallation, planted: object = {}): Promise<NestFastifyApplication> {
  const kernel = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [] });
  // The sockets of an app are counted once in each set of metrics.
  const value = { ...clutch.kernel, metrics: new Metrics(), ...planted, close: async () => undefined };
  const module = {
    module: class App {},
    imports: [
      { ...kernel, providers: [...(kernel.providers ?? []), { provide: KERNEL, useValue: value }] },
      AccessModule,
      AccessAdminModule,
      PlatformModule,
      PartnerModule,
      FleetModule,
      TelematicsModule,
      BookingModule,
    ],
    providers: [
      TestPeopleStrategy,
      { provide: AssuranceReach, useValue: { highestOf: async () => 1 } },
      { provide: AUTH_STRATEGIES, useValue: ['api-key', 'webhook-portal', TEST_PEOPLE] },
    ],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, {
    ...clutch,
    name: 'test',
    title: 'Test',
    description: 'Test',
    logger: false,
  });
  await app.init();
  return app;
}

/** A person of the tenant, who was granted nothing. @returns `usr_…` */
export async function newPerson(clutch: TestInstallation, { schema }: TenantRef): Promise<string> {
  const userId = uuidv7();
  await clutch.owner.query(
    `insert into ${schema}.identity_user (user_id, email, name, role, password_hash) values ($1, $2, 'Somebody', 'staff', '')`,
    [userId, `${userId}@garage.example`],
  );
  return typedId('usr', userId);
}

/** Makes the person an owner, as a sign-up does. @returns the grant's UUID */
export async function makeOwner(
  clutch: TestInstallation,
  app: NestFastifyApplication,
  tenant: TenantRef,
  userId: string,
): Promise<string> {
  const grantId = uuidv7();
  const grant = new GiveGrant({
    grantId,
    holder: { kind: 'user', id: userId },
    roleId: OWNER_ROLE,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
    context: ANY_CONTEXT,
    reason: null,
    source: 'sign-up',
  });
  await clutch.as(tenant, () => app.get(CommandBus, { strict: false }).execute(grant));
  return grantId;
}

export interface GrantedAnswer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly code: unknown;
}

/** Asks as a person (`usr_…`) or with an API key. */
export async function askAs(
  app: NestFastifyApplication,
  { tenant, as }: { readonly tenant: TenantRef; readonly as: string },
  [method, url, body]: readonly [method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object],
): Promise<GrantedAnswer> {
  const authorization = as.startsWith('clk_') ? `Bearer ${as}` : `Test ${tenant.id} ${as}`;
  const headers = {
    authorization,
    'idempotency-key': uuidv7(),
    ...(method === 'PATCH' || method === 'DELETE' ? { 'if-match': '*' } : {}),
  };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, json, code: json['code'] };
}
