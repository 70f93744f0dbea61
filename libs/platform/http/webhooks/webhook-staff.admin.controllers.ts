import { Controller } from '@nestjs/common';
import { WebhookAttemptController } from './webhook-attempt.controller.ts';
import { WebhookEndpointController } from './webhook-endpoint.controller.ts';
import { WebhookHealthController } from './webhook-health.controller.ts';
import { WebhookKeyController } from './webhook-key.controller.ts';
import { WebhookVerificationController } from './webhook-verification.controller.ts';

@Controller('v1/enterprise/webhooks')
class EndpointsForStaff extends WebhookEndpointController {}

@Controller('v1/enterprise/webhooks/:endpointId')
class AttemptsForStaff extends WebhookAttemptController {}

@Controller('v1/enterprise/webhooks/:endpointId/keys')
class KeysForStaff extends WebhookKeyController {}

@Controller('v1/enterprise/webhooks')
class HealthForStaff extends WebhookHealthController {}

@Controller('v1/enterprise/webhooks')
class VerificationForStaff extends WebhookVerificationController {}

/** The same for staff, in the administration API: receivers, how it goes with them, and their keys. Replays are long work, which is the public API's. */
export const WEBHOOK_STAFF_CONTROLLERS = [
  EndpointsForStaff,
  AttemptsForStaff,
  KeysForStaff,
  HealthForStaff,
  VerificationForStaff,
] as const;
