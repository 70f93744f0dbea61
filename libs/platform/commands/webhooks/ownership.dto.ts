import { IsIn } from 'class-validator';
import { Optional } from '#kernel';
import { VERIFICATIONS, type VerificationKind } from '../../domain/webhooks/ownership.ts';

/** How the receiver shows that it wants to be sent something. */
export class OwnershipBody {
  /**
   * `none`: it need not. `options`: it answers `OPTIONS` with `WebHook-Allowed-Origin` (CloudEvents web hooks, §4). `challenge`: it answers a
   * signed message of the type `webhook.endpoint.challenge` with the text of `data.challenge`. Until it has, the endpoint is disabled because it
   * is `unverified`; ask it with `POST …/verification`. Another scheme, host or port in `url`, or another way, and it has to show it again.
   */
  @Optional()
  @IsIn(VERIFICATIONS)
  readonly verification?: VerificationKind;
}
