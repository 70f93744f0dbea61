import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Consents } from '../../aggregates.ts';
import { withdrawConsent } from '../../domain/oauth/consent.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { keepConsentRows } from '../../entities/oauth-row.ts';

/** Somebody does not let an app act in their name any more: its tokens end at once. */
export class WithdrawConsent extends Command<void> {
  /** Both are UUIDs. */
  constructor(
    readonly userId: string,
    readonly consentId: string,
  ) {
    super();
  }
}

/** @throws DomainError `oauth-consent.not-found` */
@CommandHandler(WithdrawConsent)
export class WithdrawConsentHandler implements ICommandHandler<WithdrawConsent> {
  constructor(
    private readonly consents: Consents,
    private readonly ended: EndedSessions,
  ) {}

  async execute({ userId, consentId }: WithdrawConsent): Promise<void> {
    const ended: string[] = [];
    const decide = (state: Parameters<typeof withdrawConsent>[0]) => withdrawConsent(state, userId, 'person');
    await this.consents.change(consentId, decide, keepConsentRows(ended));
    await this.ended.add(ended);
  }
}
