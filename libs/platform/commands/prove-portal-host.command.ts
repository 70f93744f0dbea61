import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, PlatformDatabase, ProblemError } from '#kernel';
import { type HostRecord, recordOfHost } from '../domain/portal-brand.ts';
import { TextRecords } from '../domain/text-records.ts';
import { refuseInTestData } from './account-roles.ts';

/** Looks whether the DNS of the host holds the challenge; from then on the portal is the tenant's there. */
export class ProvePortalHost extends Command<void> {}

const UNIQUE_VIOLATION = '23505';
const SQL = {
  find: 'select host, host_challenge as challenge from platform.portal_brand where tenant_id = $1',
  prove: `update platform.portal_brand set host_proved_at = coalesce(host_proved_at, $3), version = version + 1
    where tenant_id = $1 and host = $2 and not exists
      (select 1 from platform.portal_brand other where other.host = $2 and other.host_proved_at is not null and other.tenant_id <> $1)
    returning 1`,
} as const;

/** @throws DomainError `brand.no-host`, `brand.host-unproved`, `brand.host-taken`; ProblemError 502 `brand.dns-unavailable` */
@CommandHandler(ProvePortalHost)
export class ProvePortalHostHandler implements ICommandHandler<ProvePortalHost> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly records: TextRecords,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    refuseInTestData();
    const { id } = currentTenant();
    const [claim] = await this.platform.query<{ host: string | null; challenge: string }>({
      text: SQL.find,
      values: [id],
    });
    if (!claim?.host) throw new DomainError('conflict', 'brand.no-host', 'Say first which host the portal has');
    await this.#requireRecord(recordOfHost(claim.host, claim.challenge));
    const { host } = claim;
    const proved = await this.#prove(id, host);
    if (!proved)
      throw new DomainError('conflict', 'brand.host-taken', 'This host is the portal of somebody else already');
  }

  /** Of two tenants that prove one host at the same moment the index lets one pass. */
  async #prove(tenantId: string, host: string): Promise<boolean> {
    try {
      const values = [tenantId, host, this.clock.now()];
      return (await this.platform.query({ text: SQL.prove, values })).length > 0;
    } catch (error) {
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  async #requireRecord({ name, value }: HostRecord): Promise<void> {
    const found = await this.records.of(name).catch((cause: unknown) => {
      throw Object.assign(new ProblemError(502, 'brand.dns-unavailable', 'The DNS does not answer now; try again'), {
        cause,
      });
    });
    if (!found.includes(value))
      throw new DomainError('conflict', 'brand.host-unproved', `The DNS holds no TXT record ${name} with ${value}`);
  }
}
