import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from 'class-transformer';
import { IsDefined, IsEmail, IsString, Length, ValidateNested } from 'class-validator';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  answerFromLedger,
  currentContext,
  DomainError,
  EventStore,
  newTenantSchema,
  PlatformDatabase,
  runInContext,
  type TenantRef,
  TenantStopped,
  type TenantStatus,
  typedId,
  uuidV5,
} from '#kernel';
import { CreateOwner } from '#identity/contracts';
import { IssueApiKey, type IssuedApiKey } from '#platform/contracts';
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

  @IsDefined()
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
  /** A live key that may do everything in the tenant; it makes test keys. */
  readonly apiKey!: CreatedApiKey;
}

export class CreateTenant extends Command<CreatedTenant> {
  constructor(readonly tenant: CreateTenantBody) {
    super();
  }
}

/** UUIDv5 namespace of everything that a tenant is born with; fixed for ever. */
const BIRTH = '0b0f2a3e-5b57-5d5e-8f0a-2d8a3c1f7e64';

interface SignUp extends TenantRef {
  readonly name: string;
  readonly status: TenantStatus;
  /** Counts the attempts: an attempt whose time ran out and was taken over holds an older one. */
  readonly epoch: string;
  /** Whether the schema is built: it comes from the pool, or an earlier attempt has built it. */
  readonly built: boolean;
}

const SQL = {
  /**
   * Takes the slug and a schema of the pool, or takes over the sign-up that a crash left, once its time has run out. No row: neither was
   * to be had. A schema that is locked is being taken by somebody else; one whose slug is not to be had stays free.
   */
  take: `with continued as (
      update platform.tenant set epoch = epoch + 1, provisioning_until = now() + interval '30 seconds'
       where slug = $2 and status = 'provisioning' and provisioning_until < now()
      returning id, schema, slug, name, status, epoch),
    free as materialized (
      select schema from platform.tenant_schema where status = 'free' and steps >= $5 and not exists (select from continued)
       order by built_at limit 1 for update skip locked),
    begun as (
      insert into platform.tenant (id, slug, name, schema)
      select $1::uuid, $2::text, $3::text, coalesce((select schema from free), $4::text)
       where not exists (select from platform.former_slug where slug = $2 and until > now()) on conflict do nothing
      returning id, schema, slug, name, status, epoch),
    claimed as (
      update platform.tenant_schema s set status = 'live', tenant_id = begun.id, claimed_at = now()
        from begun where s.schema = begun.schema returning s.schema)
    select continued.*, exists (select from platform.tenant_schema s where s.schema = continued.schema and s.status = 'live') as built
      from continued
    union all select begun.*, exists (select from claimed) from begun`,
  find: 'select id, schema, slug, name, status, epoch from platform.tenant where slug = $1 or id = $2 order by id = $2 desc limit 1',
  renew: `update platform.tenant set provisioning_until = now() + interval '30 seconds'
    where id = $1 and epoch = $2 and status = 'provisioning' returning id`,
  finish: `update platform.tenant set status = 'live', epoch = epoch + 1
    where id = $1 and epoch = $2 and status = 'provisioning' returning id`,
} as const;

/**
 * No DDL: the schema is one that waited in the pool, unless that is empty. Hashing the owner's password is what takes longest, so the
 * first events and the first key are made meanwhile.
 *
 * Every step can be repeated, and every id follows from the tenant's: registry row, schema, owner, first events, key, live.
 * A sign-up that a crash cut short is finished by sending it again: its name is that of the first request, its owner and its
 * secrets are those of the request that finishes.
 */
@CommandHandler(CreateTenant)
export class CreateTenantHandler implements ICommandHandler<CreateTenant> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly schemas: TenantSchemas,
    private readonly tenants: Tenants,
    private readonly events: EventStore,
    private readonly commands: CommandBus,
  ) {}

  /** @throws DomainError `tenant.slug-malformed`, `tenant.slug-reserved`, `tenant.slug-taken`, `tenant.being-created`, `idempotency.key-reused` */
  async execute({ tenant: { slug, name, owner } }: CreateTenant): Promise<CreatedTenant> {
    checkSlug(slug);
    const id = currentContext()?.command?.id ?? uuidv7();
    const [taken] = await this.platform.query<SignUp>({
      name: 'tenant.take',
      text: SQL.take,
      values: [id, slug, name, newTenantSchema(), this.schemas.steps],
    });
    return taken ? this.#finish(taken, owner) : this.#repeat({ id, slug }, owner);
  }

  async #finish(signUp: SignUp, owner: NewOwner): Promise<CreatedTenant> {
    const { id, schema, slug, name } = signUp;
    if (!signUp.built) {
      await this.schemas.provision(schema);
      await this.#hold(signUp, SQL.renew); // making the schema is the one step that may take long
    }
    const ownerId = ownerIdOf(signUp);
    const password = randomBytes(15).toString('base64url');
    const [, apiKey] = await this.#within(signUp, () =>
      both(
        onceKnown(() => this.commands.execute(new CreateOwner({ userId: ownerId, password, ...owner }))),
        this.#begin(signUp, () =>
          onceKnown(() => this.tenants.change(id, (state) => create(state, { tenantId: id, ownerId, slug, name }))),
        ),
      ),
    );
    await this.#hold(signUp, SQL.finish);
    return answer(signUp, { email: owner.email, password }, apiKey);
  }

  /** The first events, then the first key. */
  async #begin(signUp: SignUp, append: () => Promise<unknown>): Promise<IssuedApiKey> {
    await append();
    return this.#firstKey(signUp, { replace: true });
  }

  /** The slug is not to be had: because this very request has it already, or because somebody else does. */
  async #repeat({ id, slug }: { id: string; slug: string }, owner: NewOwner): Promise<CreatedTenant> {
    const context = currentContext();
    const [found] = await this.platform.query<SignUp>({ text: SQL.find, values: [slug, id] });
    // Nobody's any more, but reserved; or that of a tenant that cannot be asked.
    if (!found || found.status === 'deleting' || found.status === 'restoring') throw slugTaken(slug);
    if (found.status === 'provisioning') throw beingCreated(found.slug);
    const before = context?.command && (await this.events.load(found.schema, found.id, context.command.id)).ledger;
    if (!before) throw slugTaken(slug);
    answerFromLedger(context, before);
    const apiKey = await this.#within(found, () => this.#firstKey(found, { replace: false }));
    return answer(found, { email: owner.email, password: null }, apiKey);
  }

  /** Goes on only if nobody has taken this sign-up over. */
  async #hold({ id, epoch, slug }: SignUp, text: string): Promise<void> {
    const held = await this.platform.query({ text, values: [id, epoch] });
    if (held.length === 0) throw beingCreated(slug);
  }

  /** The rest runs as the operator inside the new tenant, so that its log says who made it. */
  #within<T>({ id, schema, slug }: TenantRef, work: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext()!, tenant: { id, schema, slug } }, work);
  }

  /** `replace`: an earlier attempt took the secret of the key that it made with it. */
  #firstKey({ id }: TenantRef, { replace }: { replace: boolean }): Promise<IssuedApiKey> {
    const command = { id: uuidV5(BIRTH, `key:${id}`), fingerprint: 'first key' };
    return runInContext({ ...currentContext()!, command }, () =>
      this.commands.execute(new IssueApiKey({ name: 'First key', mode: 'live', scopes: ['*:*'] }, replace)),
    );
  }
}

const TRIES = 8;
const PAUSE_MS = 25;

/** A connection may have missed that it may become the new tenant's role. It is replaced when that shows, and another one is asked. */
async function onceKnown<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TenantStopped) || attempt === TRIES) throw error;
      await sleep(PAUSE_MS * attempt);
    }
  }
}

/** Waits for both also when one fails, so that nothing of a sign-up goes on behind its answer. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

const ownerIdOf = ({ id }: TenantRef): string => uuidV5(BIRTH, `owner:${id}`);

function answer(
  tenant: SignUp,
  owner: { readonly email: string; readonly password: string | null },
  apiKey: IssuedApiKey,
): CreatedTenant {
  const { id, slug, name } = tenant;
  return { id: typedId('tnt', id), slug, name, owner: { id: typedId('usr', ownerIdOf(tenant)), ...owner }, apiKey };
}

function beingCreated(slug: string): DomainError {
  return new DomainError(
    'conflict',
    'tenant.being-created',
    `The tenant "${slug}" is being created; try again in half a minute`,
    { slug, retryAfterSeconds: 30 },
  );
}

function slugTaken(slug: string): DomainError {
  return new DomainError(
    'conflict',
    'tenant.slug-taken',
    `The slug "${slug}" belongs to another tenant; choose another one`,
    { slug },
  );
}
