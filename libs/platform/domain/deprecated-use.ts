import { type Event, eventCatalogue, type Fold, publicEvent, shown } from '#kernel/domain';

/** Somebody's credential still uses an operation that is going to end. */
export type DeprecatedOperationUsed = Event<
  'DeprecatedOperationUsed',
  {
    /** Public id of the key or session. */
    readonly credentialId: string;
    readonly operationId: string;
    /** The last day on which it is sure to be there. */
    readonly sunset: string;
    /** The operation to use instead. */
    readonly successor: string;
  }
>;

/** Whether the owners were told of one credential and operation. */
export interface ToldOfUse {
  readonly isTold: boolean;
}

export const toldOfUse: Fold<ToldOfUse, DeprecatedOperationUsed> = {
  initial: { isTold: false },
  evolve: () => ({ isTold: true }),
};

/** Once. */
export function tellOfUse({ isTold }: ToldOfUse, use: DeprecatedOperationUsed['data']): DeprecatedOperationUsed[] {
  return isTold ? [] : [{ type: 'DeprecatedOperationUsed', data: use }];
}

export const deprecatedUseEvents = eventCatalogue<DeprecatedOperationUsed>({
  DeprecatedOperationUsed: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'deprecation.used',
      description: 'A key uses an operation that is going to end. Told once for each key and operation.',
      shape: {
        credentialId: shown.text('The key, or the session, that used it.', 'key_7hT2mQ9xLb4K'),
        operationId: shown.text('The operation that is going to end.', 'testWebhookEndpoint'),
        sunset: shown.text('The last day on which it is sure to be there.', '2027-11-30', {
          pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
        }),
        successor: shown.text('The operation to use instead.', 'sendTestMessage'),
      },
      data: (data) => ({ ...data }),
    }),
  },
});
