import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A key with a certificate for it, signed by itself. */
export interface TestCertificate {
  readonly key: KeyObject;
  /** PEM. */
  readonly pem: string;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const bits = (bytes: Uint8Array): Buffer => der(0x03, Buffer.of(0), bytes);
const year = (text: string): Buffer => der(0x17, Buffer.from(`${text}0101000000Z`));

/** sha256WithRSAEncryption, and the common name, as object identifiers (RFC 4055, RFC 5280). */
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'));

/** A new one each time. @param modulusLength bits of its RSA key */
export function testCertificate(name: string, modulusLength = 2048): TestCertificate {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const subject = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    SHA256_WITH_RSA,
    subject,
    sequence(year('20'), year('49')),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const certificate = sequence(toBeSigned, SHA256_WITH_RSA, bits(sign('sha256', toBeSigned, key)));
  const lines = certificate.toString('base64').match(/.{1,64}/g)!;
  return { key, pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n` };
}
