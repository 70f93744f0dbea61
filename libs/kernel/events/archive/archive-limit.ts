import { type Config } from '../../config/config.ts';
import { type PlatformTransaction } from '../../tenancy/platform-database.ts';

const SQL = {
  limit: { name: 'archive.limit', text: 'select archive_after_days as days from platform.tenant where id = $1' },
  setLimit: { name: 'archive.set_limit', text: 'update platform.tenant set archive_after_days = $2 where id = $1' },
} as const;

/** After how many days a closed stream of the tenant goes to the archive: its own limit, or else the installation's. */
export async function archiveAfterDays(
  { platform, config }: { readonly platform: PlatformTransaction; readonly config: Pick<Config, 'archive'> },
  tenantId: string,
): Promise<number> {
  const [own] = await platform.query<{ days: number | null }>({ ...SQL.limit, values: [tenantId] });
  return own?.days ?? config.archive.afterDays;
}

/** @param days `null`: the installation's limit counts for the tenant */
export async function setArchiveAfterDays(
  platform: PlatformTransaction,
  tenantId: string,
  days: number | null,
): Promise<void> {
  await platform.query({ ...SQL.setLimit, values: [tenantId, days] });
}
