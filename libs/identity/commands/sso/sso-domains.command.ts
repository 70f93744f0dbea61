import { randomBytes } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, ProblemError } from '#kernel';
import { domainOf, recordOf, withDomain, withoutDomain, withProvedDomain } from '../../domain/sso/connection.ts';
import { DnsRecords } from '../../domain/sso/dns-records.ts';
import { ProvedDomains } from './proved-domains.ts';
import { noConnection, SsoConnections } from './sso-connections.ts';

const CHALLENGE_BYTES = 24;

/** Claims a domain of e-mail addresses for a connection; it counts once it is proved. */
export class ClaimSsoDomain extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly domain: string,
  ) {
    super();
  }
}

/** Looks whether the DNS holds the challenge. */
export class ProveSsoDomain extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly domain: string,
  ) {
    super();
  }
}

export class ReleaseSsoDomain extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly domain: string,
  ) {
    super();
  }
}

/** @throws DomainError `sso-connection.not-found`, `sso-domain.taken`, `sso-domain.too-many` */
@CommandHandler(ClaimSsoDomain)
export class ClaimSsoDomainHandler implements ICommandHandler<ClaimSsoDomain> {
  constructor(private readonly connections: SsoConnections) {}

  async execute({ connectionId, domain }: ClaimSsoDomain): Promise<void> {
    const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
    const claim = { domain: domain.toLowerCase(), challenge };
    await this.connections.change(currentTenant(), connectionId, (connection, others) =>
      withDomain(connection, others, claim),
    );
  }
}

/** @throws DomainError `sso-connection.not-found`, `sso-domain.not-found`, `sso-domain.unproved`; ProblemError 502 `dns.unavailable` */
@CommandHandler(ProveSsoDomain)
export class ProveSsoDomainHandler implements ICommandHandler<ProveSsoDomain> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly dns: DnsRecords,
    private readonly clock: Clock,
    private readonly proved: ProvedDomains,
  ) {}

  async execute({ connectionId, domain }: ProveSsoDomain): Promise<void> {
    const tenant = currentTenant();
    const connection = await this.connections.find(tenant, connectionId);
    if (!connection) throw noConnection();
    const claimed = domainOf(connection, domain);
    const { name, value } = recordOf(claimed);
    if (!(await this.#texts(name)).includes(value))
      throw new DomainError('conflict', 'sso-domain.unproved', `The DNS holds no TXT record ${name} with ${value}`);
    await this.connections.change(tenant, connectionId, (state) => withProvedDomain(state, claimed, this.clock.now()));
    await this.proved.changed(tenant);
  }

  async #texts(name: string): Promise<readonly string[]> {
    try {
      return await this.dns.txt(name);
    } catch {
      throw new ProblemError(502, 'dns.unavailable', 'The DNS does not answer now; try again in a moment');
    }
  }
}

/** @throws DomainError `sso-connection.not-found`, `sso-domain.not-found` */
@CommandHandler(ReleaseSsoDomain)
export class ReleaseSsoDomainHandler implements ICommandHandler<ReleaseSsoDomain> {
  constructor(
    private readonly connections: SsoConnections,
    private readonly proved: ProvedDomains,
  ) {}

  async execute({ connectionId, domain }: ReleaseSsoDomain): Promise<void> {
    await this.connections.change(currentTenant(), connectionId, (connection) => withoutDomain(connection, domain));
    await this.proved.changed(currentTenant());
  }
}
