import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, Clock, TenantDatabase, TenantPeople } from '#kernel';
import { Devices } from '../../domain/sessions/devices.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { RefreshChain } from '../../domain/sessions/refresh-chain.ts';
import { SecurityWatch } from './security-watch.ts';
import { SessionTokens } from './session-tokens.ts';

/** What everything needs that opens, goes on with or ends a session, injected as one. */
@Injectable()
export class SessionParts {
  @Inject(TenantDatabase) readonly database!: TenantDatabase;
  @Inject(Clock) readonly clock!: Clock;
  @Inject(RefreshChain) readonly chain!: RefreshChain;
  @Inject(Devices) readonly devices!: Devices;
  @Inject(EndedSessions) readonly ended!: EndedSessions;
  @Inject(SessionTokens) readonly tokens!: SessionTokens;
  @Inject(SecurityWatch) readonly watch!: SecurityWatch;
  @Inject(AuditTrail) readonly audit!: AuditTrail;
  @Inject(TenantPeople) readonly people!: TenantPeople;
}
