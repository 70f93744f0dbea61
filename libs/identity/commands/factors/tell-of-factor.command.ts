import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, DomainError, ERASED, Messages, sendOrLog, uuidV5 } from '#kernel';
import { type FactorNotice, noticeMessage } from '../../domain/factors/factor-messages.ts';
import { AddressFactors } from './address-factors.ts';
import { type FactorAccount, FactorRows } from './factor-rows.ts';

/** Namespace of the ids of notices; fixed for ever. */
const NAMESPACE = '0d1b9a52-6a1e-5f3c-8a51-b2f90c7d4e14';

/** What happened to somebody's factors, and who is to hear of it. */
export interface FactorNews {
  readonly userId: string;
  /** The factor itself is not told of itself, where there is another channel. */
  readonly factorId: string | null;
  readonly notice: FactorNotice;
  /** A number or address that was taken away: it is told as well. */
  readonly also: string | null;
}

interface Recipient {
  readonly channel: 'email' | 'sms';
  readonly to: string;
}

/** Tells a person that what protects their account has changed. Sent again it tells nobody twice. */
export class TellOfFactor extends Command<void> {
  constructor(readonly news: FactorNews) {
    super();
  }
}

@CommandHandler(TellOfFactor)
export class TellOfFactorHandler implements ICommandHandler<TellOfFactor> {
  constructor(
    private readonly rows: FactorRows,
    private readonly addresses: AddressFactors,
    private readonly messages: Messages,
  ) {}

  /** @throws Error when a provider does not answer: then all of it is tried again, under the same ids */
  async execute({ news }: TellOfFactor): Promise<void> {
    const account = await this.#account(news.userId);
    if (!account) return;
    const command = currentContext()!.command!.id;
    for (const { channel, to } of await this.#recipients(news, account)) {
      const message = noticeMessage({ channel, to, locale: account.locale, notice: news.notice });
      await sendOrLog(this.messages, uuidV5(NAMESPACE, `${command}|${channel}|${to}`), message);
    }
  }

  /** Nobody is there any more to be told, once a person was erased. */
  async #account(userId: string): Promise<FactorAccount | undefined> {
    try {
      return await this.rows.account(userId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  /** The mailbox of the account. What codes of this very factor go to comes last: it is told only where there is nothing else. */
  async #recipients({ userId, factorId, also }: FactorNews, { email }: FactorAccount): Promise<Recipient[]> {
    const rows = await this.rows.inUse(userId);
    const own = rows.find((row) => row.factorId === factorId);
    const ownAddress = own ? await this.addresses.addressOf(own) : null;
    const told: Recipient[] = [{ channel: 'email', to: email }];
    if (ownAddress === email) {
      const phone = rows.find(({ kind }) => kind === 'sms');
      const to = phone ? await this.addresses.addressOf(phone) : null;
      if (to !== null) told.splice(0, 1, { channel: 'sms', to });
    }
    if (also !== null && also !== ERASED && also !== email)
      told.push({ channel: also.startsWith('+') ? 'sms' : 'email', to: also });
    return told;
  }
}
