import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a person's browser and authenticator are made to say; each may lie. */
export interface Ceremony {
  readonly origin?: string;
  readonly rpId?: string;
  /** Without it the authenticator asked for neither finger nor PIN. */
  readonly isVerified?: boolean;
  /** The counter to show in place of the next one. */
  readonly counter?: number;
  /** The challenge to answer in place of the one that was asked. */
  readonly challenge?: string;
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];
const ORIGIN = 'http://localhost:3000';

/** An authenticator in software with one ES256 passkey, as WebAuthn level 3 §6 describes it: attestation `none`, a counter that counts. */
export class SoftwareAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #id = randomBytes(32);
  #counter = 0;
  #user = '';

  /** Answers `navigator.credentials.create()`. */
  create(options: object, ceremony: Ceremony = {}): Record<string, unknown> {
    const { challenge, rp, user } = options as Options;
    this.#user = user!.id;
    const data = this.#authenticatorData(ceremony.rpId ?? rp!.id, ceremony, this.#attested());
    const attestation = cbor(
      new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]),
    );
    return this.#credential({
      clientDataJSON: clientData('webauthn.create', challenge, ceremony).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get()`. */
  get(options: object, ceremony: Ceremony = {}): Record<string, unknown> {
    const { challenge, rpId } = options as Options;
    const data = this.#authenticatorData(ceremony.rpId ?? rpId!, ceremony);
    const client = clientData('webauthn.get', challenge, ceremony);
    const hash = createHash('sha256').update(client).digest();
    return this.#credential({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, hash]), this.#keys.privateKey).toString('base64url'),
      userHandle: this.#user,
    });
  }

  #credential(response: object): Record<string, unknown> {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #authenticatorData(rpId: string, { isVerified = true, counter }: Ceremony, attested?: Buffer): Buffer {
    this.#counter = counter ?? this.#counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#counter);
    const flags = PRESENT | (isVerified ? VERIFIED : 0) | (attested ? ATTESTED : 0);
    const domain = createHash('sha256').update(rpId).digest();
    return Buffer.concat([domain, Buffer.of(flags), count, ...(attested ? [attested] : [])]);
  }

  #attested(): Buffer {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#id.length);
    return Buffer.concat([Buffer.alloc(16), length, this.#id, coseKey(this.#keys.publicKey)]);
  }
}

function clientData(type: string, asked: string, { origin = ORIGIN, challenge = asked }: Ceremony): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** RFC 9053 §7.1: an elliptic curve key of P-256 for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' });
  const point = (coordinate: string | undefined) => Buffer.from(coordinate!, 'base64url');
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ]),
  );
}

type Cbor = number | string | Buffer | ReadonlyMap<string | number, Cbor>;

/** As much of RFC 8949 as an authenticator needs: integers, byte strings, texts, maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 256) return Buffer.of((major << 5) | 24, value);
  return Buffer.of((major << 5) | 25, value >> 8, value & 255);
}
