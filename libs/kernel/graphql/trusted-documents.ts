/** A document that a tenant has registered to be run by its hash or its name. */
export interface TrustedDocument {
  readonly name: string;
  /** SHA-256 of the text, in lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly text: string;
  /** Whether publishable keys, which everybody can read, may run it. */
  readonly isForPublishableKeys: boolean;
}

/** By what a request names a registered document. */
export type DocumentName = { readonly sha256: string } | { readonly name: string };

/** What tenants have registered. Answers may be 5 s old, where the hint of a change was lost. */
export abstract class TrustedDocuments {
  /** @param tenantId UUID; the tenant's own documents only */
  abstract find(tenantId: string, named: DocumentName): Promise<TrustedDocument | undefined>;
  /** Whether the tenant lets nobody run what is not registered. */
  abstract areRequired(tenantId: string): Promise<boolean>;
}
