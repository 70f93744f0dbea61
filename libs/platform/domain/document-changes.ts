/** Tells of tenants whose registered documents have changed, so that every process forgets at once what it knew of them. */
export abstract class DocumentChanges {
  /** @param tenantId UUID */
  abstract announce(tenantId: string): void;
  /** `null`: hints may have been missed, so it could be any. */
  abstract onChange(listener: (tenantId: string | null) => void): void;
}
