import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Brand, PlatformDatabase } from '#kernel';

/** Whose pages may frame the page of the portal for a session, and how the portal looks there. */
export interface PortalFrame {
  readonly origins: readonly string[];
  /** `null` where the tenant has none. */
  readonly brand: Brand | null;
}

/** What the page of the portal is served with, before anybody has shown a token. `null` for a session that nobody knows. */
export class GetPortalFrame extends Query<PortalFrame | null> {
  constructor(
    /** UUID. */
    readonly sessionId: string,
  ) {
    super();
  }
}

/** Of sessions that have ended as well: the page itself says so then. Test data has the brand of its tenant. */
const FRAME = {
  name: 'webhook_portal_session.frame',
  text: `select s.embed_origins as origins, b.name, b.logo_url as "logoUrl", b.accent_color as "accentColor"
    from platform.webhook_portal_session s left join platform.portal_brand b on b.tenant_id = s.tenant_id
    where s.session_id = $1`,
} as const;

interface Row extends Record<string, unknown> {
  readonly origins: readonly string[];
  readonly name: string | null;
  readonly logoUrl: string | null;
  readonly accentColor: string | null;
}

@QueryHandler(GetPortalFrame)
export class GetPortalFrameHandler implements IQueryHandler<GetPortalFrame> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ sessionId }: GetPortalFrame): Promise<PortalFrame | null> {
    const [row] = await this.platform.query<Row>({ ...FRAME, values: [sessionId] });
    if (!row) return null;
    const { origins, name, logoUrl, accentColor } = row;
    return { origins, brand: name === null ? null : { name, logoUrl, accentColor } };
  }
}
