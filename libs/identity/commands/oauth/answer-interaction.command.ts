import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { type Assurance, currentTenant, DomainError, ProblemError, uuidV5 } from '#kernel';
import { Consents } from '../../aggregates.ts';
import { AuthorizationServers, type Interaction } from '../../domain/oauth/authorization-servers.ts';
import { clientUuidOf } from '../../domain/oauth/oauth-client.ts';
import { giveConsent } from '../../domain/oauth/consent.ts';
import { keepConsentRows } from '../../entities/oauth-row.ts';

export class ContinuationView {
  /** Send the browser there. It works once, in the browser that began at the app, and nowhere else. */
  @ApiProperty({ format: 'uri', example: 'https://app.example/callback?code=none' })
  readonly continueAt!: string;
}

/** Somebody lets the app that asks act in their name. */
export class AcceptInteraction extends Command<ContinuationView> {
  constructor(
    readonly uid: string,
    readonly person: { readonly userId: string; readonly assurance: Assurance },
  ) {
    super();
  }
}

/** Somebody does not. */
export class RefuseInteraction extends Command<ContinuationView> {
  constructor(readonly uid: string) {
    super();
  }
}

/** One consent for each person and app, with the same id whenever it is given. */
export function consentIdOf(userId: string, clientId: string): string {
  return uuidV5(userId, clientUuidOf(clientId)!);
}

/** @throws DomainError `oauth-interaction.not-found`; ProblemError `auth.step-up-required` when the app asks for a fresher proof */
@CommandHandler(AcceptInteraction)
export class AcceptInteractionHandler implements ICommandHandler<AcceptInteraction> {
  constructor(
    private readonly servers: AuthorizationServers,
    private readonly consents: Consents,
  ) {}

  async execute({ uid, person: { userId, assurance } }: AcceptInteraction): Promise<ContinuationView> {
    const tenant = currentTenant();
    const interaction = await this.servers.interaction(tenant, uid);
    if (!interaction) throw interactionOver();
    requireFresh(interaction, assurance);
    const { clientId, scopes } = interaction;
    const consentId = consentIdOf(userId, clientId);
    const given = { consentId, userId, clientId, scopes };
    await this.consents.change(consentId, (state) => giveConsent(state, given), keepConsentRows([]));
    return { continueAt: await this.servers.accept(tenant, uid, { userId, ...assurance }) };
  }
}

/** @throws DomainError `oauth-interaction.not-found` */
@CommandHandler(RefuseInteraction)
export class RefuseInteractionHandler implements ICommandHandler<RefuseInteraction> {
  constructor(private readonly servers: AuthorizationServers) {}

  async execute({ uid }: RefuseInteraction): Promise<ContinuationView> {
    return { continueAt: await this.servers.refuse(currentTenant(), uid) };
  }
}

export function interactionOver(): DomainError {
  return new DomainError(
    'not-found',
    'oauth-interaction.not-found',
    'This request of an app is over; begin at the app again',
  );
}

/** OpenID Connect's `max_age` and `prompt=login`. */
function requireFresh({ provedSince }: Interaction, { provedAt, level }: Assurance): void {
  // The app counts in whole seconds.
  if (provedSince === null || Math.ceil(provedAt.getTime() / 1_000) >= Math.floor(provedSince.getTime() / 1_000))
    return;
  throw new ProblemError(
    401,
    'auth.step-up-required',
    'The app wants a fresher proof of who you are: POST /v1/auth/step-up, and repeat the request with the token that you get',
    {
      extensions: { acrValues: `aal${level}` },
      headers: {
        'WWW-Authenticate': `Bearer realm="clutch", error="insufficient_user_authentication", acr_values="aal${level}"`,
      },
    },
  );
}
