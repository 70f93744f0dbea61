import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, Length, Matches } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import {
  Clock,
  currentTenant,
  DeclaredSubjects,
  DocumentJudge,
  DomainError,
  hashOfDocument,
  invalidRequest,
  Optional,
  PlatformDatabase,
  type PlatformTransaction,
} from '#kernel';
import { DocumentChanges } from '../domain/document-changes.ts';
import { publicScopes } from '../domain/key-scopes.ts';

export class RegisterGraphqlDocumentBody {
  /** Under which it can be run and stands in usage: `booking-card.v2`. */
  @Matches(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/, {
    message: 'name must begin with a letter and have letters, digits, and _ . - only, at most 100',
  })
  readonly name!: string;

  /** The document, as it will be run. Its hash is that of this very text. */
  @IsString()
  @Length(1, 20_000)
  readonly query!: string;

  /** Whether publishable keys may run it. It can show then only what is public. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  readonly forPublishableKeys: boolean = false;
}

/** Lets a document be run by its hash or name. The same text again takes the new name and mark. @returns its UUID */
export class RegisterGraphqlDocument extends Command<string> {
  constructor(readonly document: RegisterGraphqlDocumentBody) {
    super();
  }
}

/** What a tenant may have registered at once. */
const MOST = 500;
const SQL = {
  // Registrations of one tenant come one after the other, so that they count each other.
  turn: `insert into platform.graphql_policy (tenant_id, only_registered, version) values ($1, false, 0)
    on conflict (tenant_id) do update set version = platform.graphql_policy.version`,
  others: `select count(*)::int as n, coalesce(bool_or(name = $3), false) as "isTaken" from platform.graphql_document
    where tenant_id = $1 and sha256 <> $2`,
  put: `insert into platform.graphql_document (tenant_id, document_id, sha256, name, text, is_for_publishable_keys, created_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (tenant_id, sha256) do update
      set name = excluded.name, is_for_publishable_keys = excluded.is_for_publishable_keys
    returning document_id as id`,
} as const;

/** @throws ProblemError 422 that names what is wrong with the document; DomainError `graphql-document.not-public`, `.name-taken`, `.too-many` */
@CommandHandler(RegisterGraphqlDocument)
export class RegisterGraphqlDocumentHandler implements ICommandHandler<RegisterGraphqlDocument> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly judge: DocumentJudge,
    private readonly subjects: DeclaredSubjects,
    private readonly changes: DocumentChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ document }: RegisterGraphqlDocument): Promise<string> {
    this.#requireRight(document);
    const { id: tenantId } = currentTenant();
    const { name, query, forPublishableKeys } = document;
    const sha256 = hashOfDocument(query);
    const id = await this.platform.transaction(async (tx) => {
      await refuseBeside(tx, { tenantId, sha256, name });
      const values = [tenantId, uuidv7(), sha256, name, query, forPublishableKeys, this.clock.now()];
      const [row] = await tx.query<{ id: string }>({ text: SQL.put, values });
      return row!.id;
    });
    this.changes.announce(tenantId);
    return id;
  }

  #requireRight({ query, forPublishableKeys }: RegisterGraphqlDocumentBody): void {
    const { faults, permissions } = this.judge.judge(query);
    if (faults.length > 0) throw invalidRequest(faults.map((fault) => ({ pointer: '/query', ...fault })));
    if (!forPublishableKeys) return;
    const shown = publicScopes(this.subjects);
    const permission = permissions.find((needed) => !shown.includes(needed));
    if (permission !== undefined)
      throw new DomainError(
        'invalid',
        'graphql-document.not-public',
        `Publishable keys are read by everybody; the document needs ${permission}, which is not public`,
        { permission },
      );
  }
}

interface Wanted {
  readonly tenantId: string;
  readonly sha256: string;
  readonly name: string;
}

async function refuseBeside(tx: PlatformTransaction, { tenantId, sha256, name }: Wanted): Promise<void> {
  await tx.query({ text: SQL.turn, values: [tenantId] });
  const [others] = await tx.query<{ n: number; isTaken: boolean }>({
    text: SQL.others,
    values: [tenantId, sha256, name],
  });
  if (others!.isTaken)
    throw new DomainError(
      'conflict',
      'graphql-document.name-taken',
      `Another document is registered as ${name}; give this one another name, or delete that one`,
    );
  if (others!.n >= MOST)
    throw new DomainError('conflict', 'graphql-document.too-many', `At most ${MOST} documents may be registered`, {
      limit: MOST,
    });
}
