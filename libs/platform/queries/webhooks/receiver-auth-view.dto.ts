import { type WebhookAuthKind } from '../../domain/webhooks/endpoint-settings.ts';
import { type WebhookEndpointRow } from '../../entities.ts';

export class ClientCertificateView {
  /** Whom it names, `CN=…, O=…`. */
  readonly subject!: string;
  /** You are told 30, 7 and 1 days before, and when it has. */
  readonly expiresAt!: string;
}

/** How requests say who sends them. Passwords, tokens, secrets and keys are not shown. */
export class ReceiverAuthView {
  readonly kind!: WebhookAuthKind;
  /** With `basic`. */
  readonly username!: string | null;
  /** With `oauth2`. */
  readonly tokenUrl!: string | null;
  /** With `oauth2`. */
  readonly clientId!: string | null;
  /** With `oauth2`. */
  readonly scopes!: string[] | null;
  /** With `oauth2`. */
  readonly audience!: string | null;
  /** With `mtls`. */
  readonly certificate!: ClientCertificateView | null;
}

export function authView({ authKind, authShown }: WebhookEndpointRow): ReceiverAuthView {
  const { username = null, tokenUrl = null, clientId = null, scopes, audience = null, certificate } = authShown ?? {};
  return {
    kind: authKind,
    username,
    tokenUrl,
    clientId,
    scopes: scopes ? [...scopes] : null,
    audience,
    certificate: certificate ? { subject: certificate.subject, expiresAt: certificate.expiresAt } : null,
  };
}
