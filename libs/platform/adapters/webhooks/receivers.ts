import { type KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type TenantDatabase } from '#kernel';
import { type SecretBox } from '../../domain/secret-box.ts';
import { type CustomHeaders } from '../../domain/webhooks/custom-headers.ts';
import { type WebhookSigning, type WebhookTransformation } from '../../domain/webhooks/endpoint-settings.ts';
import { type ReceiverAuth } from '../../domain/webhooks/receiver-auth.ts';
import { currentCode, type TransformInput } from '../../domain/webhooks/transformation.ts';
import { ReceiverAccess } from './receiver-auth.ts';
import { signingKeyOf } from './webhook-secret.ts';

/** An endpoint as sending sees it: what is sealed lies open here, in memory. */
export interface Receiver {
  readonly version: number;
  readonly url: string;
  /** Newest first; none where they cannot be read. */
  readonly keys: readonly { readonly key: KeyObject; readonly expiresAt: number }[];
  /** A second header for the signatures. */
  readonly signatureHeader: string | null;
  /** Its own headers, and how requests say who sends them. */
  readonly access: ReceiverAccess;
  readonly timeoutMs: number;
  /** Waits between tries; `null`: as the installation has it. */
  readonly retrySeconds: readonly number[] | null;
  /** What is behind a message whose tries are used up waits for somebody to look at it. */
  readonly blocks: boolean;
  /** What changes messages before they are sent; `null`: nothing does. */
  readonly script: string | null;
  /** What the script is told of the endpoint besides. */
  readonly about: Pick<TransformInput['endpoint'], 'description' | 'metadata'>;
}

interface Row {
  readonly endpoint_id: string;
  readonly version: number;
  readonly url: string;
  readonly secret: Buffer;
  readonly signing: WebhookSigning | null;
  readonly signature_header: string | null;
  readonly sealed_headers: Buffer | null;
  readonly sealed_auth: Buffer | null;
  readonly timeout_ms: number;
  readonly retry_seconds: number[] | null;
  readonly on_exhausted: 'skip' | 'block';
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transformation: WebhookTransformation | null;
}

const LOAD = {
  name: 'webhook.receivers',
  text: `select endpoint_id, version, url, secret, signing, signature_header, sealed_headers, sealed_auth, timeout_ms, retry_seconds, on_exhausted,
      description, metadata, transformation
    from platform_webhook_endpoint where endpoint_id = any($1)`,
} as const;
const MOST_KEPT = 5_000;

/** The endpoints of all tenants that something was sent to lately. Each is known by its version, and read again when that has changed. */
export class Receivers {
  readonly #log = new Logger('webhooks');
  readonly #kept = new Map<string, Receiver>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: SecretBox,
  ) {}

  /** @returns each by the endpoint's id; those that are gone are left out */
  async of(
    schema: string,
    wanted: readonly { readonly endpoint_id: string; readonly endpoint_version: number }[],
  ): Promise<Map<string, Receiver>> {
    const found = new Map<string, Receiver>();
    const missing = new Set<string>();
    for (const { endpoint_id: id, endpoint_version: version } of wanted) {
      const kept = this.#kept.get(`${schema}.${id}`);
      if (kept && kept.version >= version) found.set(id, kept);
      else missing.add(id);
    }
    if (missing.size === 0) return found;
    for (const row of await this.database.read<Row>(schema, { ...LOAD, values: [[...missing]] })) {
      const receiver = this.#opened(row);
      found.set(row.endpoint_id, receiver);
      this.#keep(`${schema}.${row.endpoint_id}`, receiver);
    }
    return found;
  }

  #opened(row: Row): Receiver {
    const { version, url } = row;
    const { signature_header: signatureHeader, timeout_ms: timeoutMs, retry_seconds: retrySeconds, on_exhausted } = row;
    const { keys, access } = this.#unsealed(row);
    const { description, metadata, transformation } = row;
    const script = transformation?.isEnabled ? (currentCode(transformation) ?? null) : null;
    const transforms = { script, about: { description, metadata } };
    return {
      version,
      url,
      keys,
      access,
      signatureHeader,
      timeoutMs,
      retrySeconds,
      blocks: on_exhausted === 'block',
      ...transforms,
    };
  }

  /** What cannot be opened, because another installation has sealed it, keeps nobody else waiting: such an endpoint has no key. */
  #unsealed(row: Row): Pick<Receiver, 'keys' | 'access'> {
    try {
      return { keys: this.#keys(row), access: this.#access(row.endpoint_id, row) };
    } catch (err) {
      this.#log.error({ err, endpointId: row.endpoint_id }, 'The secrets of an endpoint cannot be read');
      return { keys: [], access: new ReceiverAccess({}, { kind: 'none' }) };
    }
  }

  #keys({ endpoint_id: id, secret, signing }: Row): Receiver['keys'] {
    if (!signing) return [{ key: signingKeyOf(this.secrets.open(secret, id)), expiresAt: Infinity }];
    return signing.keys.map(({ sealed, expiresAt }) => ({
      key: signingKeyOf(this.secrets.open(Buffer.from(sealed, 'base64'), id)),
      expiresAt: expiresAt === null ? Infinity : Date.parse(expiresAt),
    }));
  }

  #access(
    id: string,
    { sealed_headers: headers, sealed_auth: auth }: Pick<Row, 'sealed_headers' | 'sealed_auth'>,
  ): ReceiverAccess {
    const opened = (sealed: Buffer | null): unknown => sealed && JSON.parse(this.secrets.open(sealed, id));
    return new ReceiverAccess(
      (opened(headers) ?? {}) as CustomHeaders,
      (opened(auth) ?? { kind: 'none' }) as ReceiverAuth,
    );
  }

  #keep(name: string, receiver: Receiver): void {
    this.#kept.delete(name);
    this.#kept.set(name, receiver);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
