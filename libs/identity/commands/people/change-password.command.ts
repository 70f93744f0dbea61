import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { currentTenant, DomainError, TenantDatabase } from '#kernel';
import { Passwords } from '../../domain/people/passwords.ts';
import { LockOut } from '../sign-in/lock-out.ts';
import { NewPasswords } from './new-passwords.ts';
import { PERSON_SQL as SQL, type PersonState } from './person-sql.ts';

export class ChangePasswordBody {
  @IsString()
  @Length(1, 512)
  readonly currentPassword!: string;

  /** 8 to 128 characters of any kind. */
  @IsString()
  @Length(1, 512)
  readonly newPassword!: string;
}

/** Replaces the password of whoever knows it. */
export class ChangePassword extends Command<void> {
  /** Ids are UUIDs; `sessionId` is the session that goes on. */
  constructor(
    readonly userId: string,
    readonly sessionId: string | null,
    readonly body: ChangePasswordBody,
    readonly ip: string,
  ) {
    super();
  }
}

/** The current password is asked for under the counter of all proofs (ASVS 5 §6.2.3): a stolen session must not be a way to guess it. */
@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly passwords: Passwords,
    private readonly lockOut: LockOut,
    private readonly newPasswords: NewPasswords,
  ) {}

  async execute({ userId, sessionId, body, ip }: ChangePassword): Promise<void> {
    const tenant = currentTenant();
    const [person] = await this.database.read<PersonState & Record<string, unknown>>(tenant.schema, {
      ...SQL.find,
      values: [userId],
    });
    const counted = await this.lockOut.begin(tenant, { userId }, ip);
    if (!person || !(await this.passwords.matches(person.password_hash || undefined, body.currentPassword))) {
      await this.lockOut.failed(counted, userId);
      throw new DomainError('invalid', 'user.wrong-password', 'The current password is wrong', {
        errors: [
          { pointer: '/currentPassword', code: 'wrong', detail: 'currentPassword must be the password of today' },
        ],
      });
    }
    await this.lockOut.halfWay(counted);
    const { email, name } = person;
    const how = { kept: sessionId, reason: 'changed-by-owner' };
    await this.newPasswords.replace(tenant, { userId, email, name }, body.newPassword, how);
  }
}
