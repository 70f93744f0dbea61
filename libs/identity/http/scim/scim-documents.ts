import { type FastifyReply } from 'fastify';
import { type ScimShownQuery } from '../../queries/scim/scim-list-query.dto.ts';
import { type ScimPage, shown, type TaggedResource } from '../../queries/scim/scim-page.ts';

/** A document as it goes out. */
export type ScimDocument = Readonly<Record<string, unknown>>;

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const FOLDERS: Readonly<Record<string, string>> = { User: 'Users', Group: 'Groups' };

/** Writes resources with their addresses, which begin with the URL that the outside knows: never with what a request says. */
export class ScimDocuments {
  readonly #root: string;

  constructor(publicUrl: string) {
    this.#root = `${publicUrl.replace(/\/$/, '')}/scim/v2`;
  }

  get root(): string {
    return this.#root;
  }

  /** One resource, with its ETag on the answer. */
  one(reply: FastifyReply, tagged: TaggedResource, query: ScimShownQuery = {}): ScimDocument {
    reply.header('ETag', tagged.tag);
    return this.#document(tagged, query);
  }

  /** One that was made just now. */
  made(reply: FastifyReply, tagged: TaggedResource): ScimDocument {
    reply.header('Location', this.#locationOf(tagged));
    return this.one(reply, tagged);
  }

  list({ totalResults, startIndex, resources }: ScimPage, query: ScimShownQuery): ScimDocument {
    const documents = resources.map((tagged) => this.#document(tagged, query));
    return listOf(documents, { totalResults, startIndex });
  }

  #document(tagged: TaggedResource, query: ScimShownQuery): ScimDocument {
    const { resource, tag } = tagged;
    const meta = { ...resource.meta, location: this.#locationOf(tagged), version: tag };
    return shown({ ...resource, meta }, query);
  }

  #locationOf({ resource: { id, meta } }: TaggedResource): string {
    return `${this.#root}/${FOLDERS[meta.resourceType]}/${id}`;
  }
}

/** A list as RFC 7644 §3.4.2 wants it. */
export function listOf(
  documents: readonly ScimDocument[],
  { totalResults = documents.length, startIndex = 1 }: Partial<Pick<ScimPage, 'totalResults' | 'startIndex'>> = {},
): ScimDocument {
  return { schemas: [LIST_SCHEMA], totalResults, startIndex, itemsPerPage: documents.length, Resources: documents };
}
