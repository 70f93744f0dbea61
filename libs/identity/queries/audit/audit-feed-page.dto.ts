import { ApiProperty } from '@nestjs/swagger';

export class AuditFeedPageInfo {
  /** Where to go on; present at the end of the trail too: ask with it again later. */
  readonly nextCursor!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly prevCursor!: null;
  /** Whether there is more. A page may be short, even empty, and there is more. */
  readonly hasMore!: boolean;
}

export class AuditFeedPage {
  @ApiProperty({
    type: 'array',
    maxItems: 100,
    items: { type: 'object', additionalProperties: true },
    description:
      'Records as the administration API shows them, or OCSF events. Their `id` or `metadata.uid` is the same over every channel.',
  })
  readonly data!: Record<string, unknown>[];
  readonly page!: AuditFeedPageInfo;
}
