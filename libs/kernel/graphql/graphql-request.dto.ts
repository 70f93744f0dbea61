import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, Length, Matches, MaxLength } from 'class-validator';
import { Nullable } from '../http/validation/optional.decorator.ts';

const LONGEST_DOCUMENT = 50_000;

/** A document to be run, as the GraphQL over HTTP specification has it. */
export class GraphqlRequestBody {
  /** The document. May be left out where `documentId` or `extensions.persistedQuery` names one that is known. */
  @ApiPropertyOptional({ type: String, example: '{ bookings(first: 1) { nodes { id status vehicle { plate } } } }' })
  @Nullable()
  @IsString()
  @MaxLength(LONGEST_DOCUMENT)
  readonly query?: string | null;

  /** A registered document: `sha256:` and its hash, or its name. Stands in the place of `query`. */
  @ApiPropertyOptional({ type: String, nullable: true, example: null })
  @Nullable()
  @Matches(/^(sha256:[0-9a-f]{64}|[A-Za-z][A-Za-z0-9_.-]{0,99})$/, {
    message: 'documentId must be sha256: and 64 hexadecimal digits in lower case, or the name of a registered document',
  })
  readonly documentId?: string | null;

  /** Which operation of the document, where it has several. */
  @Nullable()
  @IsString()
  @Length(1, 200)
  readonly operationName?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true })
  @Nullable()
  @IsObject()
  readonly variables?: Record<string, unknown> | null;

  /** `persistedQuery: { version: 1, sha256Hash }`; what else stands in it is left alone. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true })
  @Nullable()
  @IsObject()
  readonly extensions?: Record<string, unknown> | null;
}

export class GraphqlErrorPlace {
  readonly line!: number;
  readonly column!: number;
}

export class GraphqlErrorView {
  /** What is wrong, for people. */
  readonly message!: string;
  readonly locations?: GraphqlErrorPlace[];
  @ApiPropertyOptional({ type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'integer' }] } })
  readonly path?: (string | number)[];
  /** `code`, `status` and what else a problem of the same code has over REST, with the `requestId`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly extensions?: Record<string, unknown>;
}

export class GraphqlAnswer {
  /** As the document asks; `null` where nothing could be answered. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true })
  readonly data?: Record<string, unknown> | null;
  readonly errors?: GraphqlErrorView[];
  /** `cost`: what the document was counted as. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly extensions?: Record<string, unknown>;
}
