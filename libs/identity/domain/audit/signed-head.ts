import { type Event, eventCatalogue, type Fold, typedId } from '#kernel/domain';

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
    public: {
      type: 'audit.head-signed',
      description:
        'The audit trail has grown, and what it is now was signed. Keep it: nobody can change the trail unseen by who has it.',
      data: ({ tenant, ...head }) => ({ tenantId: typedId('tnt', tenant), ...head }),
    },
  },
});
