import { type ArchivePart } from '#kernel';

/** How the tenant's portal looks. Its host is proved anew where it arrives: another installation has not seen the proof. */
export const brandPart: ArchivePart = {
  name: 'portal-brand',
  tables: ['portal_brand'],
  async *leave({ home, tenant }) {
    const { rows } = await home.query<object>(
      `select name, logo_url, accent_color, host, host_challenge, version from platform.portal_brand where tenant_id = $1`,
      [tenant.id],
    );
    yield* rows;
  },
  async arrive(rows, { home, tenant }) {
    let hasHost = false;
    for await (const row of rows) {
      hasHost ||= Boolean((row as { host?: string | null }).host);
      await home.query(
        `insert into platform.portal_brand (tenant_id, name, logo_url, accent_color, host, host_challenge, version)
           select $2, b.name, b.logo_url, b.accent_color, b.host, b.host_challenge, b.version
           from jsonb_to_record($1) as b(name text, logo_url text, accent_color text, host text, host_challenge text, version int)
           on conflict do nothing`,
        [JSON.stringify(row), tenant.id],
      );
    }
    return hasHost ? 'The host of the developer portal has to be proved anew' : undefined;
  },
};
