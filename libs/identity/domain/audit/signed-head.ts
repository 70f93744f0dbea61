import { type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

/** What the tenant's audit trail was at a moment, signed, as `GET /v1/audit/heads` shows it. */
export type AuditHeadSigned = Event<
  'AuditHeadSigned',
  {
    /** UUID of the tenant. */
    readonly tenant: string;
    /** How many records the trail had. */
    readonly size: number;
    /** Root of the Merkle tree over them (RFC 6962), hex. */
    readonly root: string;
    readonly signedAt: string;
    readonly keyId: string;
    /** Ed25519, base64. */
    readonly signature: string;
  }
>;

/** Whether the head of one size was handed out. */
export interface HandedOut {
  readonly isHandedOut: boolean;
}

export const handedOut: Fold<HandedOut, AuditHeadSigned> = {
  initial: { isHandedOut: false },
  evolve: () => ({ isHandedOut: true }),
};

/** Once for each size; of two that were signed at the same moment, both of which are right, the first. */
export function handOut({ isHandedOut }: HandedOut, head: AuditHeadSigned['data']): AuditHeadSigned[] {
  return isHandedOut ? [] : [{ type: 'AuditHeadSigned', data: head }];
}

export const signedHeadEvents = eventCatalogue<AuditHeadSigned>({
  AuditHeadSigned: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'audit.head-signed',
      description:
        'The audit trail has grown, and what it is now was signed. Keep it: nobody can change the trail unseen by who has it.',
      shape: {
        tenantId: shown.id('tnt', 'The tenant.'),
        size: shown.integer('How many records the trail holds.', 8812),
        root: shown.text(
          'Root of the Merkle tree over them (RFC 6962), hex.',
          '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
          { pattern: '^[0-9a-f]{64}$' },
        ),
        signedAt: shown.instant('When it was signed.'),
        keyId: shown.text('The key that it was signed with.', '0f1e2d3c4b5a6978'),
        signature: shown.text(
          'Ed25519, base64.',
          'bm90IGEgc2lnbmF0dXJlLCBidXQgYXMgbG9uZyBhcyBvbmUgaXMuLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==',
        ),
      },
      data: ({ tenant, ...head }) => ({ tenantId: typedId('tnt', tenant), ...head }),
    }),
  },
});
