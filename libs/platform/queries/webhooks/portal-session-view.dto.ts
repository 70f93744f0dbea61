import { ApiProperty } from '@nestjs/swagger';
import { PORTAL_CAPABILITIES, type PortalCapability } from '../../domain/webhooks/portal-session.ts';

/** A session of the consumer portal; its token is shown to nobody again. */
export class WebhookPortalSessionView {
  /** `wps_…` */
  readonly id!: string;
  /** Whom it is for. */
  readonly label!: string;
  @ApiProperty({ type: [String], enum: PORTAL_CAPABILITIES })
  readonly capabilities!: PortalCapability[];
  /** Only endpoints whose channels are all among these; `null`: all endpoints. */
  @ApiProperty({ type: [String], nullable: true })
  readonly channels!: string[] | null;
  /** Origins whose pages may frame the page of the portal. */
  readonly embedOrigins!: string[];
  /** Whether its token opens anything yet. */
  readonly state!: 'open' | 'expired' | 'ended';
  readonly createdAt!: string;
  readonly expiresAt!: string;
  /** When somebody ended it before its time; `null`: nobody has. */
  readonly endedAt!: string | null;
}

/** How pages of the tenant look. */
export class PortalBrandView {
  /** The tenant's short name where it has not said how it is called. */
  readonly name!: string;
  /** https. */
  readonly logoUrl!: string | null;
  /** `#rrggbb`. */
  readonly accentColor!: string | null;
}

/** What a page needs to know of the session that it was opened with. */
export class OwnWebhookPortalSessionView {
  /** `wps_…` */
  readonly id!: string;
  /** Whom it is for. */
  readonly label!: string;
  @ApiProperty({ type: [String], enum: PORTAL_CAPABILITIES })
  readonly capabilities!: PortalCapability[];
  /** Only endpoints whose channels are all among these; `null`: all endpoints. What is made has channels among them. */
  @ApiProperty({ type: [String], nullable: true })
  readonly channels!: string[] | null;
  readonly embedOrigins!: string[];
  readonly expiresAt!: string;
  readonly brand!: PortalBrandView;
  /** Whether endpoints of the tenant's live data are managed, or of its test data. */
  readonly mode!: 'live' | 'test';
}
