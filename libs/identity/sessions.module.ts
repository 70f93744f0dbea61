import { Module } from '@nestjs/common';
import { APP_NAME, Clock, CONFIG, type Config, Jobs, KERNEL, type Kernel, PlatformDatabase } from '#kernel';
import { AccessModule } from './access.module.ts';
import { BrowserDevices } from './adapters/sessions/browser-devices.ts';
import { HmacRefreshChain } from './adapters/sessions/hmac-refresh-chain.ts';
import { JoseAccessTokens } from './adapters/sessions/jose-access-tokens.ts';
import { ListedPlaces } from './adapters/sessions/listed-places.ts';
import { PolledEndedSessions } from './adapters/sessions/polled-ended-sessions.ts';
import { SessionStrategy } from './adapters/sessions/session.strategy.ts';
import { StoredSigningKeys } from './adapters/sessions/stored-signing-keys.ts';
import { JobLetters } from './adapters/sign-in/job-letters.ts';
import { SecurityOfPeople, SignInPolicies } from './aggregates.ts';
import {
  EndSessionHandler,
  EndSessionsHandler,
  EndSessionsOfUserHandler,
} from './commands/sessions/end-sessions.command.ts';
import { OpenSessions } from './commands/sessions/open-sessions.ts';
import { RefreshSessionHandler } from './commands/sessions/refresh-session.command.ts';
import { SecurityWatch } from './commands/sessions/security-watch.ts';
import { SessionParts } from './commands/sessions/session-parts.ts';
import { SessionTokens } from './commands/sessions/session-tokens.ts';
import { LockOut } from './commands/sign-in/lock-out.ts';
import { SignIns } from './commands/sign-in/sign-ins.ts';
import { TenantSignInPolicies } from './commands/sign-in/tenant-sign-in-policies.ts';
import { AccessTokens } from './domain/sessions/access-tokens.ts';
import { Devices } from './domain/sessions/devices.ts';
import { EndedSessions } from './domain/sessions/ended-sessions.ts';
import { Places } from './domain/sessions/places.ts';
import { RefreshChain } from './domain/sessions/refresh-chain.ts';
import { SigningKeys } from './domain/sessions/signing-keys.ts';
import { Letters } from './domain/sign-in/letters.ts';
import { KeySetController } from './http/sessions/key-set.controller.ts';
import { OwnSessionController } from './http/sessions/own-session.controller.ts';
import { GetKeySetHandler } from './queries/sessions/get-key-set.query.ts';
import { ListSessionsHandler } from './queries/sessions/list-sessions.query.ts';

const adapters = [
  {
    provide: StoredSigningKeys,
    useFactory: (platform: PlatformDatabase, clock: Clock, { secret, signIn }: Config) =>
      new StoredSigningKeys(platform, clock, { secret, days: signIn.keyDays }),
    inject: [PlatformDatabase, Clock, CONFIG],
  },
  { provide: SigningKeys, useExisting: StoredSigningKeys },
  {
    provide: AccessTokens,
    useFactory: (keys: StoredSigningKeys, clock: Clock, app: string) => new JoseAccessTokens(keys, clock, app),
    inject: [StoredSigningKeys, Clock, APP_NAME],
  },
  {
    provide: EndedSessions,
    useFactory: ({ platform, bus }: Kernel) => new PolledEndedSessions(platform, bus),
    inject: [KERNEL],
  },
  { provide: RefreshChain, useFactory: ({ secret }: Config) => new HmacRefreshChain(secret), inject: [CONFIG] },
  { provide: Devices, useFactory: ({ secret }: Config) => new BrowserDevices(secret), inject: [CONFIG] },
  { provide: Places, useFactory: ({ signIn }: Config) => new ListedPlaces(signIn.placesFile), inject: [CONFIG] },
  { provide: Letters, useFactory: (jobs: Jobs) => new JobLetters(jobs), inject: [Jobs] },
];

/** Who is signed in: sessions, their tokens, and the strategy that knows people by them. It needs nothing of how people sign in. */
@Module({
  imports: [AccessModule],
  controllers: [OwnSessionController, KeySetController],
  providers: [
    ...adapters,
    SessionStrategy,
    SessionParts,
    SessionTokens,
    SecurityWatch,
    SecurityOfPeople,
    SignInPolicies,
    TenantSignInPolicies,
    LockOut,
    OpenSessions,
    { provide: SignIns, useExisting: OpenSessions },
    RefreshSessionHandler,
    EndSessionHandler,
    EndSessionsHandler,
    EndSessionsOfUserHandler,
    ListSessionsHandler,
    GetKeySetHandler,
  ],
  exports: [
    Places,
    SignIns,
    OpenSessions,
    SessionParts,
    SessionTokens,
    LockOut,
    SecurityWatch,
    SignInPolicies,
    TenantSignInPolicies,
    Letters,
    EndedSessions,
    RefreshChain,
    SigningKeys,
    StoredSigningKeys,
  ],
})
export class SessionsModule {}
