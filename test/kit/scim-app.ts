import { type DynamicModule } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type TenantRef } from '#kernel';
import { type TestInstallation } from '#kernel/testing';
import { AuditAdminModule, ScimModule } from '#identity';
import { type Answered, type PeopleApp, peopleApp } from './people-app.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Json = Record<string, unknown>;

/** A directory of one tenant, as the other side sees it. */
export interface TestDirectory {
  /** `dir_…` */
  readonly id: string;
  readonly token: string;
  readonly tenant: TenantRef;
  ask(method: Method, path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** @returns the resource that was made */
  make(path: '/Users' | '/Groups', resource: object): Promise<Json & { readonly id: string }>;
  patch(path: string, ...operations: readonly object[]): Promise<Answered>;
}

export interface ScimApp {
  readonly people: PeopleApp;
  /** Asks the administration as the tenant's owner. */
  asOwner(tenant: TenantRef, method: Method, url: string, body?: object): Promise<Answered>;
  directory(tenant: TenantRef, over?: object): Promise<TestDirectory>;
  with(tenant: TenantRef, token: string, id?: string): TestDirectory;
  /** A tenant with an owner. */
  newTenant(): Promise<TenantRef>;
  close(): Promise<void>;
}

export const user = (userName: string, over: object = {}): Json => ({ schemas: [USER], userName, ...over });
export const group = (displayName: string, members: readonly string[] = [], over: object = {}): Json => ({
  schemas: [GROUP],
  displayName,
  members: members.map((value) => ({ value })),
  ...over,
});

/** Administration and SCIM as one app. @param planted parts that are wrong on purpose */
export async function scimApp(
  clutch: TestInstallation,
  planted: NonNullable<DynamicModule['providers']> = [],
): Promise<ScimApp> {
  const scim = { module: ScimModule, providers: planted };
  const people = await peopleApp(clutch, { imports: [scim, AuditAdminModule], strategies: ['session', 'directory'] });
  const sessions = new Map<string, Promise<string>>();
  const ownerOf = (tenant: TenantRef): Promise<string> => {
    const known = sessions.get(tenant.id) ?? people.session(tenant).then(({ accessToken }) => accessToken);
    sessions.set(tenant.id, known);
    return known;
  };
  const app: ScimApp = {
    people,
    async asOwner(tenant, method, url, body) {
      const headers: Record<string, string> = method === 'PATCH' ? { 'if-match': '*' } : {};
      return people.ask(method, url, { token: await ownerOf(tenant), headers, ...(body ? { body } : {}) });
    },
    async directory(tenant, over = {}) {
      const made = await app.asOwner(tenant, 'POST', '/v1/directories', { name: 'Entra', ...over });
      if (made.status !== 201) throw new Error(`No directory: ${made.status} ${JSON.stringify(made.json)}`);
      return app.with(tenant, made.json['token'] as string, made.json['id'] as string);
    },
    with: (tenant, token, id = '') => directoryOf(people, { tenant, token, id }),
    async newTenant() {
      const tenant = await clutch.newTenant();
      await people.createOwner(tenant);
      return tenant;
    },
    close: () => people.close(),
  };
  return app;
}

function directoryOf(people: PeopleApp, known: Pick<TestDirectory, 'tenant' | 'token' | 'id'>): TestDirectory {
  const ask: TestDirectory['ask'] = (method, path, body, headers = {}) =>
    people.ask(method, `/scim/v2${path}`, {
      token: known.token,
      headers: { ...(body ? { 'content-type': 'application/scim+json' } : {}), ...headers },
      ...(body ? { body } : {}),
    });
  return {
    ...known,
    ask,
    async make(path, resource) {
      const { status, json } = await ask('POST', path, resource);
      if (status !== 201) throw new Error(`POST ${path}: ${status} ${JSON.stringify(json)}`);
      return json as Json & { id: string };
    },
    patch: (path, ...operations) => ask('PATCH', path, { schemas: [PATCH_OP], Operations: operations }),
  };
}

/** An address that nobody has. */
export const anAddress = (): string => `${uuidv7()}@acme.example`;
