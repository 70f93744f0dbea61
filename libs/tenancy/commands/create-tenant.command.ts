import { randomBytes } from 'node:crypto';
import { Type } from 'class-transformer';
import { IsEmail, IsString, Length, ValidateNested } from 'class-validator';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  currentContext,
  DomainError,
  newTenantSchema,
  PlatformDatabase,
  runInContext,
  type TenantRef,
  typedId,
  uuidV5,
} from '#kernel';
import { CreateOwner } from '#identity/contracts';
import { IssueApiKey } from '#platform/contracts';
import { Tenants } from '../aggregates.ts';
import { checkSlug, create } from '../domain/tenant.ts';
import { TenantSchemas } from '../domain/tenant-schemas.ts';

export class NewOwner {
  @IsEmail()
  readonly email!: string;

  @IsString()
  @Length(1, 200)
  readonly name!: string;
}

export class CreateTenantBody {
  /** Short name, unique in the installation: 2 to 63 lower-case letters, digits and inner hyphens. */
  @IsString()
  @Length(2, 63)
  readonly slug!: string;

  @IsString()
  @Length(1, 200)
  readonly name!: string;

  @ValidateNested()
  @Type(() => NewOwner)
  readonly owner!: NewOwner;
}

export class CreatedOwner {
  readonly id!: string;
  readonly email!: string;
  /** Shown once; `null` when the request is repeated. */
  readonly password!: string | null;
}

export class CreatedApiKey {
  readonly id!: string;
  /** Shown once; `null` when the request is repeated. */
  readonly secret!: string | null;
}

export class CreatedTenant {
  /** `tnt_…` */
  readonly id!: string;
  readonly slug!: string;
  readonly name!: string;
  readonly owner!: CreatedOwner;
  /** A test key that may do everything in the tenant. */
  readonly apiKey!: CreatedApiKey;
}

export class CreateTenant extends Command<CreatedTenant> {
  constructor(readonly tenant: CreateTenantBody) {
    super();
  }
}

/** UUIDv5 namespace of everything that a tenant is born with; fixed for ever. */
const BIRTH = '0b0f2a3e-5b57-5d5e-8f0a-2d8a3c1f7e64';

interface Registered extends TenantRef {
  readonly status: string;
}

/**
 * Every step can be repeated, and every id follows from the tenant's: registry row, schema, owner, first events, key, live.
 * A sign-up that a crash cut short is finished by sending it again; its secrets are those of the sign-up that finishes.
 */
@CommandHandler(CreateTenant)
export class CreateTenantHandler implements ICommandHandler<CreateTenant> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly schemas: TenantSchemas,
    private readonly tenants: Tenants,
    private readonly commands: CommandBus,
  ) {}

  async execute({ tenant: wanted }: CreateTenant): Promise<CreatedTenant> {
    checkSlug(wanted.slug);
    const tenant = await this.#register(wanted);
    const ownerId = uuidV5(BIRTH, `owner:${tenant.id}`);
    if (tenant.status === 'live') return this.#answer(wanted, tenant, ownerId, { password: null, secret: null });
    await this.schemas.provision(tenant.schema);
    const password = randomBytes(15).toString('base64url');
    const apiKey = await this.#within(tenant, async () => {
      await this.commands.execute(new CreateOwner({ userId: ownerId, password, ...wanted.owner }));
      await this.tenants.change(tenant.id, (state) =>
        create(state, { tenantId: tenant.id, ownerId, slug: wanted.slug, name: wanted.name }),
      );
      return this.commands.execute(new IssueApiKey({ name: 'First key', mode: 'test', scopes: ['*:*'] }));
    });
    await this.platform.query({
      text: "update platform.tenant set status = 'live', epoch = epoch + 1 where id = $1",
      values: [tenant.id],
    });
    return this.#answer(wanted, tenant, ownerId, { password, secret: apiKey.secret, keyId: apiKey.id });
  }

  /** The slug is taken in one statement; a sign-up that a crash left is taken over in one, once its time has run out. */
  async #register({ slug, name }: CreateTenantBody): Promise<Registered> {
    const context = currentContext();
    const id = context?.command?.id ?? uuidv7();
    const [taken] = await this.platform.query<Registered>({
      text: `insert into platform.tenant as t (id, slug, name, schema) values ($1, $2, $3, $4)
        on conflict (slug) do update set provisioning_until = now() + interval '30 seconds'
          where t.status = 'provisioning' and t.provisioning_until < now()
        returning id, schema, slug, status`,
      values: [id, slug, name, newTenantSchema()],
    });
    if (taken) return taken;
    const [found] = await this.platform.query<Registered>({
      text: 'select id, schema, slug, status from platform.tenant where slug = $1',
      values: [slug],
    });
    if (found?.id === id && found.status === 'live') {
      context!.replayed = true;
      return found;
    }
    if (found?.status === 'provisioning') {
      throw new DomainError(
        'conflict',
        'tenant.being-created',
        `The tenant "${slug}" is being created; try again in half a minute`,
        { slug },
      );
    }
    throw new DomainError(
      'conflict',
      'tenant.slug-taken',
      `The slug "${slug}" belongs to another tenant; choose another one`,
      { slug },
    );
  }

  /** The rest runs as the operator inside the new tenant, so that its log says who made it. */
  #within<T>(tenant: TenantRef, work: () => Promise<T>): Promise<T> {
    const { command: _, ...context } = currentContext()!;
    return runInContext({ ...context, tenant }, work);
  }

  async #answer(
    { slug, name, owner }: CreateTenantBody,
    tenant: TenantRef,
    ownerId: string,
    shown: { password: string | null; secret: string | null; keyId?: string },
  ): Promise<CreatedTenant> {
    const keyId = shown.keyId ?? (await this.#firstKey(tenant.id));
    return {
      id: typedId('tnt', tenant.id),
      slug,
      name,
      owner: { id: typedId('usr', ownerId), email: owner.email, password: shown.password },
      apiKey: { id: keyId, secret: shown.secret },
    };
  }

  async #firstKey(tenantId: string): Promise<string> {
    const [key] = await this.platform.query<{ key_id: string }>({
      text: 'select key_id from platform.api_key where tenant_id = $1 order by created_at limit 1',
      values: [tenantId],
    });
    return key ? `key_${key.key_id}` : '';
  }
}
