import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type Clock, decrypt, encrypt, type PlatformDatabase } from '#kernel';
import { type PublicJwk, SigningKeys } from '../../domain/sessions/signing-keys.ts';

/** How long a new key is known before it signs: longer than any process keeps what it has read. */
const KNOWN_BEFORE_MS = 10 * 60_000;
/** How long a key is known after its successor signs: longer than the last of its tokens lives. */
const KNOWN_AFTER_MS = 15 * 60_000;
const KEEP_MS = 60_000;
/** Whoever shows tokens of keys that nobody knows must not make us ask for each of them. */
const ASK_AGAIN_MS = 1_000;
const DAY_MS = 86_400_000;

interface KeyRow {
  readonly generation: number;
  readonly key_id: string;
  readonly public_jwk: PublicJwk;
  readonly private_sealed: Buffer;
  readonly created_at: Date;
  readonly signs_from: Date;
}

/** A key that signs. */
export interface Signer {
  readonly keyId: string;
  readonly key: KeyObject;
}

interface Loaded {
  readonly rows: readonly KeyRow[];
  readonly verifiers: ReadonlyMap<string, KeyObject>;
  readonly readAt: number;
}

const SQL = {
  all: { name: 'signing_key.all', text: 'select * from platform.signing_key order by generation desc' },
  // Of several processes that make the same generation, one does.
  add: {
    name: 'signing_key.add',
    text: `insert into platform.signing_key (generation, key_id, public_jwk, private_sealed, created_at, signs_from)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
  },
  forget: { name: 'signing_key.forget', text: 'delete from platform.signing_key where generation < $1' },
} as const;

/** Ed25519 keys in the platform's table, the private halves under AES-256-GCM with a key derived from the installation's secret. */
export class StoredSigningKeys extends SigningKeys {
  readonly #sealing: Buffer;
  #loaded: Loaded | undefined;
  readonly #signers = new Map<string, Signer>();

  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
    private readonly settings: { readonly secret: string; readonly days: number },
  ) {
    super();
    this.#sealing = Buffer.from(hkdfSync('sha256', settings.secret, '', 'clutch signing keys', 32));
  }

  /** The newest key whose time has come; the first one is made when there is none. */
  async signer(): Promise<Signer> {
    const now = this.clock.now();
    let row = currentOf((await this.#load(KEEP_MS)).rows, now);
    if (!row) {
      await this.#add(1, now, now);
      row = currentOf((await this.#load(0)).rows, now)!;
    }
    const known = this.#signers.get(row.key_id);
    if (known) return known;
    const der = decrypt(this.#sealing, row.private_sealed, row.key_id);
    const signer = { keyId: row.key_id, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
    this.#signers.set(row.key_id, signer);
    return signer;
  }

  /** The key of this id, asked for again when it is not known here yet. */
  async verifier(keyId: string): Promise<KeyObject | undefined> {
    const kept = (await this.#load(KEEP_MS)).verifiers.get(keyId);
    return kept ?? (await this.#load(ASK_AGAIN_MS)).verifiers.get(keyId);
  }

  override async publicKeys(): Promise<readonly PublicJwk[]> {
    await this.signer();
    return (await this.#load(KEEP_MS)).rows.map(({ public_jwk }) => public_jwk);
  }

  override async rotate(): Promise<void> {
    const now = this.clock.now();
    const { rows } = await this.#load(0);
    const [newest] = rows;
    if (!newest) return;
    if (now.getTime() - newest.created_at.getTime() >= this.settings.days * DAY_MS)
      await this.#add(newest.generation + 1, now, new Date(now.getTime() + KNOWN_BEFORE_MS));
    const done = rows.find(({ signs_from }) => signs_from.getTime() <= now.getTime() - KNOWN_AFTER_MS);
    if (done) await this.platform.query({ ...SQL.forget, values: [done.generation] });
    this.#loaded = undefined;
  }

  async #add(generation: number, now: Date, signsFrom: Date): Promise<void> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyId = randomBytes(12).toString('base64url');
    const { x } = publicKey.export({ format: 'jwk' });
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: x!, kid: keyId, alg: 'EdDSA', use: 'sig' } satisfies PublicJwk;
    const sealed = encrypt(this.#sealing, privateKey.export({ format: 'der', type: 'pkcs8' }), keyId);
    const values = [generation, keyId, JSON.stringify(jwk), sealed, now, signsFrom];
    await this.platform.query({ ...SQL.add, values });
  }

  /** What is at most `maxAgeMs` old. While the database is away, what was read before is good enough: keys change once a month. */
  async #load(maxAgeMs: number): Promise<Loaded> {
    const now = performance.now();
    const kept = this.#loaded;
    if (kept && kept.readAt > now - maxAgeMs) return kept;
    try {
      const rows = await this.platform.query<KeyRow>(SQL.all);
      this.#loaded = { rows, verifiers: verifiersOf(rows, kept), readAt: now };
      return this.#loaded;
    } catch (error) {
      if (!kept) throw error;
      this.#loaded = { ...kept, readAt: now };
      return this.#loaded;
    }
  }
}

/** A key that was imported before stays the same object: it is what importing costs that is saved. */
function verifiersOf(rows: readonly KeyRow[], kept: Loaded | undefined): ReadonlyMap<string, KeyObject> {
  return new Map(
    rows.map(({ key_id, public_jwk }) => [
      key_id,
      kept?.verifiers.get(key_id) ?? createPublicKey({ key: { ...public_jwk }, format: 'jwk' }),
    ]),
  );
}

function currentOf(rows: readonly KeyRow[], now: Date): KeyRow | undefined {
  return rows.find(({ signs_from }) => signs_from <= now);
}
