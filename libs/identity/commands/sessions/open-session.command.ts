import { createHash, randomBytes } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsEmail, IsString, Length, Matches } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import { Clock, ProblemError, TenantDatabase, TenantDirectory, typedId } from '#kernel';
import { Passwords } from '../../domain/people/passwords.ts';
import { formatSessionToken } from '../../domain/sessions/session-token.ts';
import { SessionRow, UserRow } from '../../entities.ts';

const HOURS = 12;

export class OpenSessionBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;

  @IsEmail()
  readonly email!: string;

  @IsString()
  @Length(1, 128)
  readonly password!: string;
}

export class OpenedSession {
  /** Send it as `Authorization: Bearer <token>`. */
  readonly token!: string;
  readonly userId!: string;
  readonly expiresAt!: string;
}

export class OpenSession extends Command<OpenedSession> {
  constructor(readonly credentials: OpenSessionBody) {
    super();
  }
}

/** One answer and one duration for a wrong password, an unknown person and an unknown tenant. */
@CommandHandler(OpenSession)
export class OpenSessionHandler implements ICommandHandler<OpenSession> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async execute({ credentials }: OpenSession): Promise<OpenedSession> {
    const tenant = await this.tenants.bySlug(credentials.tenant);
    const user =
      tenant &&
      (await this.database.withEntities(tenant.schema, (em) =>
        em.findOne(UserRow, { email: credentials.email.toLowerCase() }),
      ));
    const right = await this.passwords.matches(user?.passwordHash, credentials.password);
    if (!tenant || !user || !right)
      throw new ProblemError(401, 'session.wrong-credentials', 'Tenant, e-mail address or password is wrong');
    const secret = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + HOURS * 3_600_000);
    await this.database.withEntities(tenant.schema, (em) =>
      em.insert(SessionRow, {
        sessionId: uuidv7(),
        userId: user.userId,
        tokenHash: createHash('sha256').update(secret).digest(),
        createdAt,
        expiresAt,
      }),
    );
    return {
      token: formatSessionToken(tenant.id, secret),
      userId: typedId('usr', user.userId),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
