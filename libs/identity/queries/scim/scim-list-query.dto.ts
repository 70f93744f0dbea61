import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Texts as they come: what is wrong in them is told as RFC 7644 wants it told. */
export class ScimShownQuery {
  /** The attributes to show beside `id`, separated by commas. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly attributes?: string;

  /** The attributes not to show, separated by commas: `members`. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly excludedAttributes?: string;

  /** A mark that Entra can be told to send, so that it speaks as RFC 7644 does. It makes no difference here. */
  @IsOptional()
  @IsString()
  readonly aadOptscim062020?: string;
}

export class ScimListQuery extends ScimShownQuery {
  /** RFC 7644 §3.4.2.2: `userName eq "ana@example.com"`. */
  @IsOptional()
  @IsString()
  readonly filter?: string;

  /** Which one is the first, from 1. */
  @IsOptional()
  @IsString()
  readonly startIndex?: string;

  /** How many at most; 100 when it is left out, never more than 200. */
  @IsOptional()
  @IsString()
  readonly count?: string;

  /** `userName`, `displayName`, `externalId`, `meta.created`, `meta.lastModified`; `id` when it is left out. */
  @IsOptional()
  @IsString()
  readonly sortBy?: string;

  /** `ascending` or `descending`. */
  @IsOptional()
  @IsString()
  readonly sortOrder?: string;
}
