import { ApiProperty } from '@nestjs/swagger';

/** The documents of RFC 7643 and 7644 as far as they are kept; what else is sent is left out. */
export class ScimNameDocument {
  readonly formatted?: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

export class ScimEmailDocument {
  readonly value!: string;
  readonly type?: string;
  readonly primary?: boolean;
}

export class ScimMetaDocument {
  readonly resourceType!: string;
  @ApiProperty({ format: 'date-time' })
  readonly created!: string;
  @ApiProperty({ format: 'date-time' })
  readonly lastModified!: string;
  readonly location!: string;
  /** The ETag. */
  readonly version!: string;
}

export class ScimUserBody {
  readonly schemas!: string[];
  /** The person's e-mail address. */
  readonly userName!: string;
  readonly externalId?: string;
  readonly name?: ScimNameDocument;
  readonly displayName?: string;
  /** Whether the person may sign in. */
  readonly active?: boolean;
  readonly emails?: ScimEmailDocument[];
}

export class ScimUserDocument extends ScimUserBody {
  /** `usr_…` */
  readonly id!: string;
  readonly meta!: ScimMetaDocument;
}

export class ScimMemberDocument {
  /** `usr_…` */
  readonly value!: string;
  readonly type?: string;
}

export class ScimGroupBody {
  readonly schemas!: string[];
  readonly displayName!: string;
  readonly externalId?: string;
  /** At most 10,000. */
  readonly members?: ScimMemberDocument[];
}

export class ScimGroupDocument extends ScimGroupBody {
  /** `grp_…` */
  readonly id!: string;
  readonly meta!: ScimMetaDocument;
}

export class ScimOperationBody {
  /** `add`, `replace` or `remove`, in any case. */
  readonly op!: string;
  /** `active`, `name.givenName`, `emails[type eq "work"].value`, `members[value eq "usr_…"]`; left out, the value names what it is about. */
  readonly path?: string;
  @ApiProperty({
    required: false,
    description: 'A text, a flag, an object or a list, as the attribute wants it.',
    anyOf: [
      { type: 'string' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
    ],
  })
  readonly value?: unknown;
}

export class ScimPatchBody {
  readonly schemas!: string[];
  readonly Operations!: ScimOperationBody[];
}

export class ScimUserList {
  readonly schemas!: string[];
  @ApiProperty({ type: 'integer' })
  readonly totalResults!: number;
  @ApiProperty({ type: 'integer' })
  readonly startIndex!: number;
  @ApiProperty({ type: 'integer' })
  readonly itemsPerPage!: number;
  readonly Resources!: ScimUserDocument[];
}

export class ScimGroupList {
  readonly schemas!: string[];
  @ApiProperty({ type: 'integer' })
  readonly totalResults!: number;
  @ApiProperty({ type: 'integer' })
  readonly startIndex!: number;
  @ApiProperty({ type: 'integer' })
  readonly itemsPerPage!: number;
  readonly Resources!: ScimGroupDocument[];
}
