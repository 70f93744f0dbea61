import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, liveTenantId, PlatformDatabase } from '#kernel';
import { type HostRecord, recordOfHost } from '../domain/portal-brand.ts';

export class HostRecordView implements HostRecord {
  @ApiProperty({ example: '_clutch-portal.developers.garage.example' })
  readonly name!: string;
  @ApiProperty({ example: 'clutch-portal=Zm9yIHRoZSBkb2N1bWVudCBvbmx5' })
  readonly value!: string;
}

export class BrandView {
  /** `null` until somebody has said how the portal looks. */
  readonly name!: string | null;
  readonly logoUrl!: string | null;
  readonly accentColor!: string | null;
  readonly host!: string | null;
  /** The TXT record that proves the host. */
  @ApiProperty({ type: HostRecordView, nullable: true })
  readonly hostRecord!: HostRecordView | null;
  /** Since when the portal looks like yours there; `null`: the host is not proved. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly hostProvedAt!: string | null;
  /** Also the ETag; 0 until somebody has changed it. */
  readonly version!: number;
}

/** How the developer portal of the tenant looks. */
export class GetBrand extends Query<BrandView> {}

interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly accentColor: string | null;
  readonly host: string | null;
  readonly challenge: string;
  readonly provedAt: Date | null;
  readonly version: number;
}

const FIND = {
  name: 'portal_brand.find',
  text: `select name, logo_url as "logoUrl", accent_color as "accentColor", host, host_challenge as challenge,
    host_proved_at as "provedAt", version from platform.portal_brand where tenant_id = $1`,
};
const NONE = {
  name: null,
  logoUrl: null,
  accentColor: null,
  host: null,
  hostRecord: null,
  hostProvedAt: null,
  version: 0,
};

@QueryHandler(GetBrand)
export class GetBrandHandler implements IQueryHandler<GetBrand> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute(): Promise<BrandView> {
    const [row] = await this.platform.query<Row>({ ...FIND, values: [liveTenantId(currentTenant())] });
    if (!row) return NONE;
    const { challenge, provedAt, host, ...brand } = row;
    return {
      ...brand,
      host,
      hostRecord: host === null ? null : recordOfHost(host, challenge),
      hostProvedAt: provedAt?.toISOString() ?? null,
    };
  }
}
