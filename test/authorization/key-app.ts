import { randomUUID } from 'node:crypto';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import { READY_MADE } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from './granted-app.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** How somebody asks: as whom (`usr_…` or a key), with what, from where, of which app. */
export interface Asked {
  readonly as?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly from?: string;
  readonly of?: NestFastifyApplication;
}

export interface KeyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: Readonly<Record<string, unknown>>;
  readonly code: unknown;
}

export interface MadeKey {
  readonly id: string;
  readonly secret: string;
}

export interface Somebody {
  /** `usr_…` */
  readonly person: string;
  /** Of their role. */
  readonly grantId: string;
}

type RoleName = keyof typeof READY_MADE;

/** The public id of a ready-made role. */
export const roleId = (name: RoleName): string => typedId('rol', READY_MADE[name].roleId);

/** A tenant with an owner, whose keys are tried over HTTP. */
export class KeyApp {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly tenant: TenantRef,
    readonly owner: string,
  ) {}

  static async open(): Promise<KeyApp> {
    const clutch = await testInstallation(GRANTED_CONTEXTS);
    const app = await grantedApp(clutch);
    const tenant = await clutch.newTenant();
    const owner = await newPerson(clutch, tenant);
    await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
    await project(clutch.kernel, tenant);
    return new KeyApp(clutch, app, tenant, owner);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }

  async ask(
    method: Method,
    url: string,
    { as = this.owner, body, headers = {}, from, of = this.app }: Asked = {},
  ): Promise<KeyAnswer> {
    const authorization = /^(?:clk|cwp)_/.test(as) ? `Bearer ${as}` : `Test ${this.tenant.id} ${as}`;
    const answer = await of.inject({
      method,
      url,
      headers: { authorization, ...headers },
      ...(body ? { payload: body } : {}),
      ...(from ? { remoteAddress: from } : {}),
    });
    const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
  }

  whoAmI(as: string, asked: Asked = {}): Promise<KeyAnswer> {
    return this.ask('GET', '/v1/whoami', { ...asked, as });
  }

  async newKey(body: object = {}, asked: Asked = {}): Promise<MadeKey> {
    const order = { name: 'Till', mode: 'live', scopes: ['booking:read'], ...body };
    const made = await this.ask('POST', '/v1/api-keys', { ...asked, body: order });
    if (made.status !== 201) throw new Error(`The key was not made: ${JSON.stringify(made.json)}`);
    return made.json as unknown as MadeKey;
  }

  /** Somebody with one ready-made role, which is in force. */
  somebodyWith(name: RoleName): Promise<Somebody> {
    return this.#somebody(roleId(name));
  }

  /** Somebody with a role of these permissions, which is in force. */
  async somebodyOf(permissions: readonly object[]): Promise<Somebody> {
    return this.#somebody(await this.#made('/v1/roles', { name: randomUUID(), permissions }));
  }

  async #somebody(role: string): Promise<Somebody> {
    const person = await newPerson(this.clutch, this.tenant);
    const grantId = await this.#made(`/v1/users/${person}/roles`, { roleId: role });
    await project(this.clutch.kernel, this.tenant);
    return { person, grantId };
  }

  async #made(url: string, body: object): Promise<string> {
    const { status, json } = await this.ask('POST', url, { body });
    if (status !== 201) throw new Error(`${url} made nothing: ${JSON.stringify(json)}`);
    return json['id'] as string;
  }

  /** Keeps somebody out, as disabling their account does. */
  async disable(person: string): Promise<void> {
    const text = `update ${this.tenant.schema}.identity_user set disabled_at = now() where user_id = $1`;
    await this.clutch.owner.query(text, [uuidOf('usr', person)]);
  }
}
