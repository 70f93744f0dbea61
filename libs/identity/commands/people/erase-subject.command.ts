import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, DomainError, Erasure, type ErasureCertificate, TenantPeople, uuidOf } from '#kernel';
import { RevokeGrantsOf } from '../access/revoke-grant.command.ts';
import { EndSessions } from '../sessions/end-sessions.command.ts';

/** Erases what is personal about somebody, everywhere and for good. Again it answers the same certificate. */
export class EraseSubject extends Command<ErasureCertificate> {
  /** `subject`: the public id of a person, or of what is theirs: `usr_…`, `tec_…`, `veh_…` for whoever keeps the vehicle. */
  constructor(readonly subject: string) {
    super();
  }
}

/** @throws DomainError `data-subject.not-found`; `user.last-owner` */
@CommandHandler(EraseSubject)
export class EraseSubjectHandler implements ICommandHandler<EraseSubject> {
  constructor(
    private readonly erasure: Erasure,
    private readonly commands: CommandBus,
    private readonly people: TenantPeople,
  ) {}

  async execute({ subject }: EraseSubject): Promise<ErasureCertificate> {
    const userId = uuidOf('usr', subject);
    // Whoever is erased can do nothing any more; the last owner is told so before anything is erased.
    if (userId !== null) {
      await this.commands.execute(new RevokeGrantsOf({ kind: 'user', id: userId }, null));
      await this.commands.execute(new EndSessions(userId, 'erased'));
    }
    const certificate = await this.erasure.erase(currentContext()!, subject);
    if (userId !== null) this.people.tellOf(userId);
    if (certificate) return certificate;
    throw new DomainError('not-found', 'data-subject.not-found', 'Nothing is known of a person with this id');
  }
}
