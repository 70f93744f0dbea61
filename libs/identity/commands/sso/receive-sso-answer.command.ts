import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ProblemError } from '#kernel';
import { attemptEnded, SsoAttempts } from './sso-attempts.ts';
import { SsoReturns } from './sso-returns.ts';
import { type SamlAnswerForm } from './start-sso.dto.ts';

/** 256 KiB as base64. */
const LONGEST_RESPONSE = 349_528;

/** Takes in what an OpenID provider has sent somebody back with. @returns where the browser goes on */
export class ReceiveOidcAnswer extends Command<string> {
  constructor(
    readonly connectionId: string,
    /** The query, as it came. */
    readonly query: string,
  ) {
    super();
  }
}

/** Takes in what a SAML provider has had somebody post. @returns where the browser goes on */
export class ReceiveSamlAnswer extends Command<string> {
  constructor(
    readonly connectionId: string,
    readonly form: SamlAnswerForm,
  ) {
    super();
  }
}

/** @throws ProblemError 401 `sso.attempt-ended`, `sso.answer-refused`, 502 `sso.provider-unavailable` */
@CommandHandler(ReceiveOidcAnswer)
export class ReceiveOidcAnswerHandler implements ICommandHandler<ReceiveOidcAnswer> {
  constructor(
    private readonly attempts: SsoAttempts,
    private readonly back: SsoReturns,
  ) {}

  async execute({ connectionId, query }: ReceiveOidcAnswer): Promise<string> {
    const state = new URLSearchParams(query).get('state') ?? '';
    return this.back.goOn(await this.attempts.openedByState(connectionId, state), query);
  }
}

/** @throws ProblemError 401 `sso.attempt-ended`, `sso.answer-refused`, 413 `body.too-large` */
@CommandHandler(ReceiveSamlAnswer)
export class ReceiveSamlAnswerHandler implements ICommandHandler<ReceiveSamlAnswer> {
  constructor(
    private readonly attempts: SsoAttempts,
    private readonly back: SsoReturns,
  ) {}

  async execute({
    connectionId,
    form: { SAMLResponse: response, RelayState: relayState },
  }: ReceiveSamlAnswer): Promise<string> {
    if (typeof response !== 'string' || typeof relayState !== 'string') throw attemptEnded();
    if (response.length > LONGEST_RESPONSE)
      throw new ProblemError(413, 'body.too-large', 'The SAML response is larger than 256 KiB');
    return this.back.goOn(await this.attempts.openedByRelayState(connectionId, relayState), response);
  }
}
