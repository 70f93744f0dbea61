import { randomBytes } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsFQDN, IsString, IsUrl, Length, Matches, MaxLength } from 'class-validator';
import { currentTenant, invalidRequest, Nullable, PlatformDatabase, refuseOtherVersion } from '#kernel';
import { contrastOnWhite, LEAST_CONTRAST, type PortalBrand } from '../domain/portal-brand.ts';
import { refuseInTestData } from './account-roles.ts';

export class BrandBody implements PortalBrand {
  /** Stands on every page of the portal. */
  @IsString()
  @Length(1, 80)
  readonly name!: string;

  /** A picture at an https address, shown 28 pixels high. */
  @Nullable()
  @IsUrl({ protocols: ['https'], require_protocol: true })
  @MaxLength(500)
  readonly logoUrl: string | null = null;

  /** Of links and buttons: `#` and six digits, dark enough to be read on white. */
  @Nullable()
  @Matches(/^#[0-9a-fA-F]{6}$/)
  readonly accentColor: string | null = null;

  /** Where your developers find the portal. It looks like yours there once you have proved that the host is yours. */
  @Nullable()
  @IsFQDN()
  @MaxLength(200)
  readonly host: string | null = null;
}

/** Replaces how the portal looks; another host has to be proved anew. */
export class ChangeBrand extends Command<void> {
  constructor(readonly brand: PortalBrand) {
    super();
  }
}

const CHALLENGE_BYTES = 24;
const SQL = {
  lock: 'select version from platform.portal_brand where tenant_id = $1 for update',
  put: `insert into platform.portal_brand as b (tenant_id, name, logo_url, accent_color, host, host_challenge, version)
    values ($1, $2, $3, $4, $5, case when $5::text is null then null else $6 end, 1)
    on conflict (tenant_id) do update set name = excluded.name, logo_url = excluded.logo_url, accent_color = excluded.accent_color,
      host = excluded.host, version = b.version + 1,
      host_challenge = case when b.host = excluded.host then b.host_challenge else excluded.host_challenge end,
      host_proved_at = case when b.host = excluded.host then b.host_proved_at end`,
} as const;

/** @throws ProblemError 422 for a colour that cannot be read; PreconditionFailed */
@CommandHandler(ChangeBrand)
export class ChangeBrandHandler implements ICommandHandler<ChangeBrand> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute({ brand }: ChangeBrand): Promise<void> {
    refuseInTestData();
    refuseUnreadable(brand.accentColor);
    const { name, logoUrl, accentColor, host } = brand;
    const { id } = currentTenant();
    await this.platform.transaction(async (tx) => {
      const [before] = await tx.query<{ version: number }>({ text: SQL.lock, values: [id] });
      refuseOtherVersion(before?.version ?? 0);
      const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
      await tx.query({
        text: SQL.put,
        values: [id, name, logoUrl, accentColor, host?.toLowerCase() ?? null, challenge],
      });
    });
  }
}

function refuseUnreadable(color: string | null): void {
  if (color === null || contrastOnWhite(color) >= LEAST_CONTRAST) return;
  const is = contrastOnWhite(color).toFixed(1);
  throw invalidRequest([
    {
      pointer: '/accentColor',
      code: 'contrast',
      detail: `accentColor has a contrast of ${is} on white; take a darker one, at least ${LEAST_CONTRAST} can be read`,
    },
  ]);
}
