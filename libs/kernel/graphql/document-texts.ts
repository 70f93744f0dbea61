import { GraphQLError } from 'graphql';
import { type TenantRef } from '../context/request-context.ts';
import { invalidRequest, ProblemError } from '../http/problems/problem-error.ts';
import { type GraphqlRequestBody } from './graphql-request.dto.ts';
import { hashOf, Recent } from './known-documents.ts';
import { type DocumentName, type TrustedDocument, type TrustedDocuments } from './trusted-documents.ts';

const REMEMBERED = 5_000;
const HASH = /^[0-9a-f]{64}$/;
const HASH_PREFIX = 'sha256:';

/** Who sends a document. */
export interface Sender {
  readonly tenant: TenantRef | undefined;
  /** Its key stands in pages and apps, where everybody can read it. */
  readonly isPublishable: boolean;
}

/** A document as a request means it. */
export interface AskedDocument {
  readonly text: string;
  /** What it was registered as, where it was named or looked up as such. */
  readonly name?: string;
}

/** A document's text, or what stands for it. */
interface Asked {
  readonly text?: string;
  readonly named?: DocumentName;
}

/**
 * Which document a request means: its text, one that the tenant has sent before, by its SHA-256 (automatic persisted queries), or one that
 * it has registered, by its hash or name (`documentId`, Appendix A of the GraphQL over HTTP specification). Publishable keys, and everybody
 * where the tenant says so, run registered ones alone, whichever way they are sent.
 */
export class DocumentTexts {
  readonly #sent = new Recent<string>(REMEMBERED);

  /** @param trusted absent in an app where nothing is registered */
  constructor(private readonly trusted: TrustedDocuments | undefined) {}

  /**
   * @throws GraphQLError `graphql.no-document`, `graphql.unknown-document`, `graphql.persisted-query-not-found`,
   *   `graphql.persisted-query-mismatch`; ProblemError 403 `graphql.publishable-key`, `graphql.untrusted-document`, 422
   */
  async documentOf({ tenant, isPublishable }: Sender, body: GraphqlRequestBody): Promise<AskedDocument> {
    const asked = askedIn(body);
    if (isPublishable) return documentFrom(await this.#publishable(tenant, asked));
    if (tenant && (await this.trusted?.areRequired(tenant.id))) {
      const found = await this.#registered(tenant, asked);
      if (!found) throw untrusted();
      return documentFrom(found);
    }
    return this.#any(tenant, asked);
  }

  async #publishable(tenant: TenantRef | undefined, asked: Asked): Promise<TrustedDocument> {
    const found = await this.#registered(tenant, asked);
    if (found?.isForPublishableKeys) return found;
    throw new ProblemError(
      403,
      'graphql.publishable-key',
      'A publishable key runs documents that were registered for publishable keys; this is none of them',
    );
  }

  async #registered(tenant: TenantRef | undefined, { text, named }: Asked): Promise<TrustedDocument | undefined> {
    return tenant && this.trusted?.find(tenant.id, named ?? { sha256: hashOf(text!) });
  }

  async #any(tenant: TenantRef | undefined, asked: Asked): Promise<AskedDocument> {
    const { text, named } = asked;
    const place = named && 'sha256' in named ? `${tenant?.id ?? ''} ${named.sha256}` : undefined;
    if (text !== undefined) {
      if (place !== undefined) this.#sent.set(place, text);
      return { text };
    }
    const sent = place === undefined ? undefined : this.#sent.get(place);
    if (sent !== undefined) return { text: sent };
    const found = await this.#registered(tenant, asked);
    if (found) return documentFrom(found);
    // Clients know this very text and send the document after it.
    if (place !== undefined) throw refusal('graphql.persisted-query-not-found', 'PersistedQueryNotFound');
    throw refusal('graphql.unknown-document', 'No document is registered under this documentId');
  }
}

const documentFrom = ({ text, name }: TrustedDocument): AskedDocument => ({ text, name });

function untrusted(): ProblemError {
  return new ProblemError(
    403,
    'graphql.untrusted-document',
    'Only registered documents are run here; register this one with POST /v1/graphql-documents',
  );
}

function askedIn({ query, documentId, extensions }: GraphqlRequestBody): Asked {
  const sha256 = persistedHash(extensions ?? {});
  // The protocol of sockets wants a text, which is empty where a hash stands for it.
  const text = query === null || query === '' ? undefined : query;
  const named = sha256 === undefined ? nameIn(documentId) : { sha256 };
  if (text === undefined && !named)
    throw refusal('graphql.no-document', 'Send a document as `query`, or the id of a known one as `documentId`');
  if (text !== undefined && named && !('sha256' in named && named.sha256 === hashOf(text)))
    throw refusal('graphql.persisted-query-mismatch', 'The hash that was sent is not the SHA-256 of the document');
  return { ...(text === undefined ? {} : { text }), ...(named ? { named } : {}) };
}

function nameIn(documentId: string | null | undefined): DocumentName | undefined {
  if (documentId === undefined || documentId === null) return undefined;
  if (!documentId.startsWith(HASH_PREFIX)) return { name: documentId };
  return { sha256: documentId.slice(HASH_PREFIX.length) };
}

function persistedHash({ persistedQuery }: Readonly<Record<string, unknown>>): string | undefined {
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  const { version, sha256Hash } = persistedQuery as { readonly version?: unknown; readonly sha256Hash?: unknown };
  if (version === 1 && typeof sha256Hash === 'string' && HASH.test(sha256Hash)) return sha256Hash;
  throw invalidRequest([
    {
      pointer: '/extensions/persistedQuery',
      code: 'persisted-query',
      detail: 'persistedQuery must be { version: 1, sha256Hash: 64 hexadecimal digits in lower case }',
    },
  ]);
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
