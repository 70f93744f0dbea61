import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

/** Support was let in as one of the tenant's people. */
export type ImpersonationStarted = Event<
  'ImpersonationStarted',
  {
    readonly impersonationId: string;
    readonly userId: string;
    readonly reason: string;
    readonly ticket: string;
    readonly expiresAt: string;
  }
>;
/** Before its time was over. `endedBy` is who took it back. */
export type ImpersonationEnded = Event<
  'ImpersonationEnded',
  { readonly impersonationId: string; readonly userId: string; readonly endedBy: 'operator' | 'tenant' | 'policy' }
>;

export type ImpersonationEvent = ImpersonationStarted | ImpersonationEnded;

export type Impersonation =
  { readonly status: 'none' } | { readonly status: 'open' | 'ended'; readonly started: ImpersonationStarted['data'] };

export const impersonation: Fold<Impersonation, ImpersonationEvent> = {
  initial: { status: 'none' },
  evolve(state, event) {
    if (event.type === 'ImpersonationStarted') return { status: 'open', started: event.data };
    return state.status === 'none' ? state : { ...state, status: 'ended' };
  },
};

const publicIds = ({ impersonationId, userId }: { readonly impersonationId: string; readonly userId: string }) => ({
  impersonationId: typedId('imp', impersonationId),
  userId: typedId('usr', userId),
});

export const impersonationEvents = eventCatalogue<ImpersonationEvent>({
  ImpersonationStarted: {
    version: 1,
    // Why somebody needs help says something about them.
    personal: { reason: ({ userId }) => typedId('usr', userId) },
    public: publicEvent({
      type: 'impersonation.started',
      description: 'The operator of the installation acts as one of your people, for support.',
      shape: {
        impersonationId: shown.id('imp', 'The impersonation.'),
        userId: shown.id('usr', 'As whom support acts.'),
        ticket: shown.text('The case of support for which it is done.', 'SUP-1042'),
        expiresAt: shown.instant('When it ends by itself.'),
      },
      data: ({ ticket, expiresAt, ...ids }) => ({ ...publicIds(ids), ticket, expiresAt }),
    }),
  },
  ImpersonationEnded: {
    version: 1,
    public: publicEvent({
      type: 'impersonation.ended',
      description: 'The operator does not act as this person any more.',
      shape: {
        impersonationId: shown.id('imp', 'The impersonation.'),
        userId: shown.id('usr', 'As whom support acts.'),
        endedBy: shown.word('Who ended it.', 'operator', 'tenant', 'policy'),
      },
      data: ({ endedBy, ...ids }) => ({ ...publicIds(ids), endedBy }),
    }),
  },
});

/** Minutes for which support may act as somebody at a time. */
export const MOST_MINUTES = 60;

/** @throws DomainError `impersonation.switched-off` when the tenant does not want it */
export function start(
  _state: Impersonation,
  wanted: ImpersonationStarted['data'] & { readonly isAllowed: boolean },
): ImpersonationStarted[] {
  const { isAllowed, ...data } = wanted;
  if (!isAllowed)
    throw new DomainError(
      'conflict',
      'impersonation.switched-off',
      'The tenant does not let support act as its people',
    );
  return [{ type: 'ImpersonationStarted', data }];
}

/** Ended again it is nothing. @throws DomainError `impersonation.not-found` */
export function end(state: Impersonation, endedBy: ImpersonationEnded['data']['endedBy']): ImpersonationEnded[] {
  if (state.status === 'none')
    throw new DomainError('not-found', 'impersonation.not-found', 'There is no such impersonation');
  if (state.status === 'ended') return [];
  const { impersonationId, userId } = state.started;
  return [{ type: 'ImpersonationEnded', data: { impersonationId, userId, endedBy } }];
}
