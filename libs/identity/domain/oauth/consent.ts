import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

interface OfConsent {
  /** UUID; one for each person and app. */
  readonly consentId: string;
  /** UUID. */
  readonly userId: string;
  /** Public id of the app, `app_…`. */
  readonly clientId: string;
}

/** Somebody lets an app do these things in their name, beside what they let it do before. */
export type OAuthConsentGiven = Event<'OAuthConsentGiven', OfConsent & { readonly scopes: readonly string[] }>;
/** They do not any more: every token that it had of them is worth nothing. */
export type OAuthConsentWithdrawn = Event<'OAuthConsentWithdrawn', OfConsent & { readonly reason: 'person' }>;
export type ConsentEvent = OAuthConsentGiven | OAuthConsentWithdrawn;

export type Consent =
  | { readonly status: 'none' }
  | ({ readonly status: 'given' | 'withdrawn'; readonly scopes: readonly string[] } & OfConsent);

export const consent: Fold<Consent, ConsentEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'OAuthConsentGiven': {
        const { consentId, userId, clientId, scopes } = data;
        const before = state.status === 'given' ? state.scopes : [];
        return { status: 'given', consentId, userId, clientId, scopes: [...new Set([...before, ...scopes])] };
      }
      case 'OAuthConsentWithdrawn':
        return state.status === 'none' ? state : { ...state, status: 'withdrawn', scopes: [] };
    }
  },
};

/** What is consented to already is nothing. */
export function giveConsent(state: Consent, wanted: OAuthConsentGiven['data']): OAuthConsentGiven[] {
  const missing = wanted.scopes.filter((scope) => state.status !== 'given' || !state.scopes.includes(scope));
  if (state.status === 'given' && missing.length === 0) return [];
  return [{ type: 'OAuthConsentGiven', data: { ...wanted, scopes: missing } }];
}

/** @throws DomainError `oauth-consent.not-found` for none, somebody else's, or one that was withdrawn */
export function withdrawConsent(
  state: Consent,
  userId: string,
  reason: OAuthConsentWithdrawn['data']['reason'],
): OAuthConsentWithdrawn[] {
  if (state.status !== 'given' || state.userId !== userId)
    throw new DomainError('not-found', 'oauth-consent.not-found', 'There is no such consent');
  const { consentId, clientId } = state;
  return [{ type: 'OAuthConsentWithdrawn', data: { consentId, userId, clientId, reason } }];
}

const publicIds = ({ consentId, userId, clientId }: OfConsent) => ({
  consentId: typedId('ocn', consentId),
  userId: typedId('usr', userId),
  clientId,
});

export const consentEvents = eventCatalogue<ConsentEvent>({
  OAuthConsentGiven: {
    version: 1,
    public: publicEvent({
      type: 'oauth-consent.given',
      description: 'A person lets an app of the tenant do something in their name.',
      shape: {
        consentId: shown.id('ocn', 'The consent.'),
        userId: shown.id('usr', 'Who gave it.'),
        clientId: shown.text('The app.', 'app_01h455vb4pex5vsknk084sn02q'),
        scopes: shown.list('What it covers that was not covered before.', shown.text('A permission.', 'booking:read')),
      },
      data: ({ scopes, ...of }) => ({ ...publicIds(of), scopes: [...scopes] }),
    }),
  },
  OAuthConsentWithdrawn: {
    version: 1,
    public: publicEvent({
      type: 'oauth-consent.withdrawn',
      description: 'A person does not let the app act in their name any more; its tokens have ended.',
      shape: {
        consentId: shown.id('ocn', 'The consent.'),
        userId: shown.id('usr', 'Who gave it.'),
        clientId: shown.text('The app.', 'app_01h455vb4pex5vsknk084sn02q'),
        reason: shown.word('Why.', 'person'),
      },
      data: ({ reason, ...of }) => ({ ...publicIds(of), reason }),
    }),
  },
});
