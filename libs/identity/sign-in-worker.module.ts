import { Module } from '@nestjs/common';
import { Clock, CONFIG, type Config, PlatformDatabase } from '#kernel';
import { StoredSigningKeys } from './adapters/sessions/stored-signing-keys.ts';
import { HmacTicketTokens } from './adapters/sign-in/hmac-ticket-tokens.ts';
import { LetterWriter } from './adapters/sign-in/letter-writer.ts';
import { SignInUpkeep } from './adapters/sign-in/sign-in-upkeep.ts';
import { ProvedDomains } from './commands/sso/proved-domains.ts';
import { SigningKeys } from './domain/sessions/signing-keys.ts';
import { TicketTokens } from './domain/sign-in/ticket-tokens.ts';

/** What sign-in needs of the worker: letters are written, keys are replaced, leftovers are swept up. */
@Module({
  providers: [
    { provide: TicketTokens, useFactory: ({ secret }: Config) => new HmacTicketTokens(secret), inject: [CONFIG] },
    {
      provide: SigningKeys,
      useFactory: (platform: PlatformDatabase, clock: Clock, { secret, signIn }: Config) =>
        new StoredSigningKeys(platform, clock, { secret, days: signIn.keyDays }),
      inject: [PlatformDatabase, Clock, CONFIG],
    },
    LetterWriter,
    SignInUpkeep,
    ProvedDomains,
  ],
  exports: [LetterWriter],
})
export class SignInWorkerModule {}
