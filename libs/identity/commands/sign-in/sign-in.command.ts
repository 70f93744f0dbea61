import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsEmail, IsString, Length, Matches } from 'class-validator';
import {
  AuditTrail,
  currentContext,
  Optional,
  ProblemError,
  TenantDatabase,
  TenantDirectory,
  type TenantRef,
  TenantStopped,
  typedId,
} from '#kernel';
import { Passwords } from '../../domain/people/passwords.ts';
import { type CountedTry, LockOut, type Tried } from './lock-out.ts';
import { SignInFlow } from './sign-in-flow.ts';
import { type SignInOutcome } from './sign-in-views.dto.ts';
import { type SignInOrigin } from './sign-ins.ts';

export class SignInBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;

  @IsEmail()
  readonly email!: string;

  @IsString()
  @Length(1, 512)
  readonly password!: string;

  /** Of a device that is trusted: what it was given when a factor was proved on it. */
  @Optional()
  @IsString()
  @Length(1, 64)
  readonly deviceTrust?: string;
}

/** Recognises somebody by e-mail address and password. */
export class SignIn extends Command<SignInOutcome> {
  constructor(
    readonly credentials: SignInBody,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

interface Found {
  readonly user_id: string;
  readonly password_hash: string;
}

const SQL = {
  find: {
    name: 'identity.user_by_email',
    text: 'select user_id, password_hash from identity_user where email = $1',
  },
  rehash: {
    name: 'identity.user_rehash',
    text: 'update identity_user set password_hash = $3 where user_id = $1 and password_hash = $2',
  },
} as const;

/** One answer and one amount of work for a wrong password, an unknown person and an unknown tenant. */
@CommandHandler(SignIn)
export class SignInHandler implements ICommandHandler<SignIn> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly passwords: Passwords,
    private readonly lockOut: LockOut,
    private readonly flow: SignInFlow,
    private readonly audit: AuditTrail,
  ) {}

  async execute({
    credentials: { tenant: slug, email, password, deviceTrust },
    origin,
  }: SignIn): Promise<SignInOutcome> {
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) return this.#nobody(password);
    currentContext()!.tenant = tenant;
    const [person] = await this.database.read<Found & Record<string, unknown>>(tenant.schema, {
      ...SQL.find,
      values: [email.toLowerCase()],
    });
    const tried = person ? { userId: person.user_id } : { email };
    const counted = await this.#count(tenant, tried, origin.ip);
    const right = await this.passwords.matches(person?.password_hash || undefined, password);
    if (counted instanceof TenantStopped) throw person && right ? counted : wrongCredentials();
    if (!person || !right) {
      await this.lockOut.failed(counted, person?.user_id);
      await this.#noteFailure(tenant, person?.user_id);
      throw wrongCredentials();
    }
    await this.#rehash(tenant, person, password);
    return this.flow.goOn({ tenant, userId: person.user_id, method: 'password', origin, deviceTrust }, counted);
  }

  /** In a tenant that stands still nothing can be counted, and only who knows the password is told so. */
  async #count(tenant: TenantRef, tried: Tried, ip: string): Promise<CountedTry | TenantStopped> {
    try {
      return await this.lockOut.begin(tenant, tried, ip);
    } catch (error) {
      if (error instanceof TenantStopped) return error;
      throw error;
    }
  }

  async #nobody(password: string): Promise<never> {
    await this.passwords.matches(undefined, password);
    throw wrongCredentials();
  }

  /** What was hashed when hashing was cheaper is hashed anew while the password is at hand. */
  async #rehash({ schema }: TenantRef, { user_id, password_hash }: Found, password: string): Promise<void> {
    if (!this.passwords.isOutdated(password_hash)) return;
    const values = [user_id, password_hash, await this.passwords.hash(password)];
    await this.database.read(schema, { ...SQL.rehash, values });
  }

  async #noteFailure({ schema }: TenantRef, userId: string | undefined): Promise<void> {
    await this.audit.note(schema, {
      action: 'session.open',
      outcome: 'refused',
      ...(userId ? { targets: [{ type: 'user', id: typedId('usr', userId) }] } : {}),
      facts: { methods: 'password', code: 'session.wrong-credentials' },
    });
  }
}

const wrongCredentials = (): ProblemError =>
  new ProblemError(401, 'session.wrong-credentials', 'Tenant, e-mail address or password is wrong');
