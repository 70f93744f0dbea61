import { Injectable } from '@nestjs/common';
import { type DocumentName, PlatformDatabase, type TrustedDocument, TrustedDocuments } from '#kernel';
import { DocumentChanges } from '../domain/document-changes.ts';

const KEPT_MS = 5_000;
const MOST_TENANTS = 1_000;
/** Anybody may ask for any hash: what is kept of them has an end. */
const MOST_OF_TENANT = 1_000;

const SQL = {
  find: {
    name: 'graphql_document.run',
    text: `select name, sha256, text, is_for_publishable_keys as "isForPublishableKeys" from platform.graphql_document
      where tenant_id = $1 and (sha256 = $2 or name = $3)`,
  },
  policy: {
    name: 'graphql_policy.run',
    text: 'select only_registered as "areRequired" from platform.graphql_policy where tenant_id = $1',
  },
} as const;

type DocumentRow = { readonly [Member in keyof TrustedDocument]: TrustedDocument[Member] };

/** What is known of a tenant for some seconds, that something is not there as well. */
interface Kept {
  readonly until: number;
  readonly documents: Map<string, Promise<TrustedDocument | undefined>>;
  areRequired?: Promise<boolean>;
}

/** Registered documents, kept in memory for 5 s at most and forgotten when a hint says that the tenant has changed them. */
@Injectable()
export class StoredTrustedDocuments extends TrustedDocuments {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly platform: PlatformDatabase,
    changes: DocumentChanges,
  ) {
    super();
    // An answer that is still on its way is dropped with its place, so that it is not kept.
    changes.onChange((tenantId) => (tenantId === null ? this.#kept.clear() : this.#kept.delete(tenantId)));
  }

  override find(tenantId: string, named: DocumentName): Promise<TrustedDocument | undefined> {
    const { documents } = this.#ofTenant(tenantId);
    const [hash, name] = 'sha256' in named ? [named.sha256, null] : [null, named.name];
    const place = hash === null ? `name ${name}` : `hash ${hash}`;
    const known = documents.get(place);
    if (known) return known;
    if (documents.size >= MOST_OF_TENANT) documents.clear();
    const found = this.#load(tenantId, hash, name);
    documents.set(place, found);
    found.catch(() => documents.delete(place)); // whoever asked is told; the next one asks again
    return found;
  }

  override areRequired(tenantId: string): Promise<boolean> {
    const kept = this.#ofTenant(tenantId);
    if (kept.areRequired) return kept.areRequired;
    kept.areRequired = this.#areRequired(tenantId);
    kept.areRequired.catch(() => this.#kept.delete(tenantId)); // likewise
    return kept.areRequired;
  }

  #ofTenant(tenantId: string): Kept {
    const now = performance.now();
    const known = this.#kept.get(tenantId);
    if (known && known.until > now) return known;
    if (this.#kept.size >= MOST_TENANTS) this.#kept.clear();
    const fresh: Kept = { until: now + KEPT_MS, documents: new Map() };
    this.#kept.set(tenantId, fresh);
    return fresh;
  }

  async #load(tenantId: string, sha256: string | null, name: string | null): Promise<TrustedDocument | undefined> {
    const [row] = await this.platform.query<DocumentRow>({ ...SQL.find, values: [tenantId, sha256, name] });
    return row;
  }

  async #areRequired(tenantId: string): Promise<boolean> {
    const [row] = await this.platform.query<{ areRequired: boolean }>({ ...SQL.policy, values: [tenantId] });
    return row?.areRequired ?? false;
  }
}
