import { ApiVersions, CONFIG, type Config, EventStore, EventTypes, Jobs, Metrics, TenantDatabase } from '#kernel';
import { AesSecretBox } from './adapters/aes-secret-box.ts';
import { GuardedHttp } from './adapters/guarded-http.ts';
import { EventMessages } from './adapters/webhooks/event-messages.ts';
import { NodeClientCertificates } from './adapters/webhooks/client-certificates.ts';
import { JobWakeUps } from './adapters/webhooks/job-wake-ups.ts';
import { LongReplays } from './adapters/webhooks/replays.ts';
import { OwnershipRequests } from './adapters/webhooks/ownership-requests.ts';
import { Receivers } from './adapters/webhooks/receivers.ts';
import { SandboxTransformer } from './adapters/webhooks/transform/sandbox-transformer.ts';
import { StoredMessagePayloads } from './adapters/webhooks/stored-message-payloads.ts';
import { StartedReplays } from './adapters/webhooks/started-replays.ts';
import { SealedEndpointKeys } from './adapters/webhooks/sealed-endpoint-keys.ts';
import { SealedSignatureMakers } from './adapters/webhooks/sealed-signature-makers.ts';
import { WebhookDispatcher } from './adapters/webhooks/webhook-dispatcher.ts';
import { CustomMessages } from './aggregates.ts';
import { ChangeWebhookEndpointHandler } from './commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpointHandler } from './commands/webhooks/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpointHandler } from './commands/webhooks/delete-webhook-endpoint.command.ts';
import { DeleteWebhookTransformationHandler } from './commands/webhooks/delete-webhook-transformation.command.ts';
import { PutWebhookTransformationHandler } from './commands/webhooks/put-webhook-transformation.command.ts';
import { RollBackWebhookTransformationHandler } from './commands/webhooks/roll-back-webhook-transformation.command.ts';
import { EndWebhookKeyHandler } from './commands/webhooks/end-webhook-key.command.ts';
import { EndpointWishes } from './commands/webhooks/endpoint-wishes.ts';
import { ExpungeMessageHandler } from './commands/webhooks/expunge-message.command.ts';
import { RotateWebhookKeyHandler } from './commands/webhooks/rotate-webhook-key.command.ts';
import { Reaching } from './commands/webhooks/reaching.ts';
import { RecoverWebhookEndpointHandler } from './commands/webhooks/recover-webhook-endpoint.command.ts';
import { ReplayWebhookMessagesHandler } from './commands/webhooks/replay-webhook-messages.command.ts';
import { ResendWebhookMessageHandler } from './commands/webhooks/resend-webhook-message.command.ts';
import { SendCustomMessageHandler } from './commands/webhooks/send-custom-message.command.ts';
import { SendTestWebhookHandler } from './commands/webhooks/send-test-webhook.command.ts';
import { VerifyWebhookEndpointHandler } from './commands/webhooks/verify-webhook-endpoint.command.ts';
import { WantedVerification } from './commands/webhooks/wanted-verification.ts';
import { SecretBox } from './domain/secret-box.ts';
import { EndpointKeys } from './domain/webhooks/endpoint-keys.ts';
import { SignatureMakers } from './domain/webhooks/signature-makers.ts';
import { DeliveryWakeUps } from './domain/webhooks/delivery-wake-ups.ts';
import { MessagePayloads } from './domain/webhooks/message-payloads.ts';
import { Transformer } from './domain/webhooks/transformation.ts';
import { WebhookMessages } from './domain/webhooks/webhook-messages.ts';
import { ClientCertificates } from './domain/webhooks/receiver-auth.ts';
import { OwnershipChecks } from './domain/webhooks/ownership.ts';
import { WebhookReplays } from './domain/webhooks/replay.ts';
import { WebhookTargets } from './domain/webhooks/webhook-targets.ts';
import { GetEndpointHealthHandler } from './queries/webhooks/get-endpoint-health.query.ts';
import { GetRetryScheduleHandler } from './queries/webhooks/get-retry-schedule.query.ts';
import { GetWebhookMessageHandler } from './queries/webhooks/get-webhook-message.query.ts';
import { ListWebhookMessagesHandler } from './queries/webhooks/list-webhook-messages.query.ts';
import { GetWebhookStatsHandler } from './queries/webhooks/get-webhook-stats.query.ts';
import { ListWebhookStatsHandler } from './queries/webhooks/list-webhook-stats.query.ts';
import { GetWebhookTransformationHandler } from './queries/webhooks/get-webhook-transformation.query.ts';
import { TestWebhookTransformationHandler } from './queries/webhooks/test-webhook-transformation.query.ts';
import { CheckSignatureHandler } from './queries/webhooks/check-signature.query.ts';
import { ListWebhookKeysHandler } from './queries/webhooks/list-webhook-keys.query.ts';
import { RevealWebhookKeyHandler } from './queries/webhooks/reveal-webhook-key.query.ts';
import { DryRunWebhookEndpointHandler, DryRunWebhookHandler } from './queries/webhooks/dry-run-webhook.query.ts';
import { GetWebhookAddressesHandler } from './queries/webhooks/get-webhook-addresses.query.ts';
import { GetWebhookDeliveryHandler } from './queries/webhooks/get-webhook-delivery.query.ts';
import { ListWebhookAttemptsHandler } from './queries/webhooks/list-webhook-attempts.query.ts';
import { ListWebhookDeliveriesHandler } from './queries/webhooks/list-webhook-deliveries.query.ts';
import {
  GetWebhookEndpointHandler,
  ListWebhookEndpointsHandler,
} from './queries/webhooks/list-webhook-endpoints.query.ts';

const adapters = [
  { provide: SecretBox, useFactory: ({ secret }: Config) => new AesSecretBox(secret), inject: [CONFIG] },
  { provide: EndpointKeys, useFactory: (box: SecretBox) => new SealedEndpointKeys(box), inject: [SecretBox] },
  { provide: SignatureMakers, useFactory: (box: SecretBox) => new SealedSignatureMakers(box), inject: [SecretBox] },
  { provide: DeliveryWakeUps, useFactory: (jobs: Jobs) => new JobWakeUps(jobs), inject: [Jobs] },
  { provide: WebhookTargets, useExisting: GuardedHttp },
  { provide: MessagePayloads, useClass: StoredMessagePayloads },
  LongReplays,
  { provide: WebhookReplays, useClass: StartedReplays },
  { provide: Transformer, useFactory: () => new SandboxTransformer() },
  { provide: ClientCertificates, useFactory: () => new NodeClientCertificates() },
  {
    provide: WebhookMessages,
    useFactory: (config: Config, types: EventTypes, events: EventStore, versions: ApiVersions) =>
      new EventMessages({ types, events, versions, publicUrl: config.public.url }),
    inject: [CONFIG, EventTypes, EventStore, ApiVersions],
  },
  {
    provide: Receivers,
    useFactory: (database: TenantDatabase, secrets: SecretBox) => new Receivers(database, secrets),
    inject: [TenantDatabase, SecretBox],
  },
  {
    provide: OwnershipChecks,
    useFactory: ({ public: { url } }: Config, http: GuardedHttp, receivers: Receivers) =>
      new OwnershipRequests(http, receivers, new URL(url).hostname),
    inject: [CONFIG, GuardedHttp, Receivers],
  },
  {
    provide: WebhookDispatcher,
    useFactory: (
      { webhook: { retrySeconds } }: Config,
      database: TenantDatabase,
      http: GuardedHttp,
      receivers: Receivers,
      metrics: Metrics,
      transformer: Transformer,
    ) =>
      new WebhookDispatcher({
        transformer,
        database,
        http,
        receivers,
        retrySeconds,
        count: (outcome) => metrics.countWebhookAttempt(outcome),
      }),
    inject: [CONFIG, TenantDatabase, GuardedHttp, Receivers, Metrics, Transformer],
  },
];

const commands = [
  CreateWebhookEndpointHandler,
  ChangeWebhookEndpointHandler,
  DeleteWebhookEndpointHandler,
  SendTestWebhookHandler,
  VerifyWebhookEndpointHandler,
  SendCustomMessageHandler,
  ResendWebhookMessageHandler,
  ReplayWebhookMessagesHandler,
  RecoverWebhookEndpointHandler,
  RotateWebhookKeyHandler,
  EndWebhookKeyHandler,
  PutWebhookTransformationHandler,
  DeleteWebhookTransformationHandler,
  RollBackWebhookTransformationHandler,
  ExpungeMessageHandler,
];
const queries = [
  GetWebhookTransformationHandler,
  TestWebhookTransformationHandler,
  GetWebhookMessageHandler,
  ListWebhookMessagesHandler,
  GetWebhookStatsHandler,
  ListWebhookStatsHandler,
  GetEndpointHealthHandler,
  GetRetryScheduleHandler,
  GetWebhookAddressesHandler,
  DryRunWebhookHandler,
  DryRunWebhookEndpointHandler,
  GetWebhookEndpointHandler,
  ListWebhookEndpointsHandler,
  ListWebhookAttemptsHandler,
  GetWebhookDeliveryHandler,
  ListWebhookDeliveriesHandler,
  ListWebhookKeysHandler,
  RevealWebhookKeyHandler,
  CheckSignatureHandler,
];

/** All that webhooks are decided and kept with, in whichever program they are asked for. */
export const WEBHOOK_PROVIDERS = [
  ...adapters,
  CustomMessages,
  EndpointWishes,
  Reaching,
  WantedVerification,
  ...commands,
  ...queries,
];
