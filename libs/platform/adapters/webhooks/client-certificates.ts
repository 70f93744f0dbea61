import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { DomainError } from '#kernel/domain';
import {
  type CertificateFacts,
  type ClientCertificate,
  ClientCertificates,
} from '../../domain/webhooks/receiver-auth.ts';

export class NodeClientCertificates extends ClientCertificates {
  override read({ certificate, privateKey, ca }: ClientCertificate, now: Date): CertificateFacts {
    const own = certificateOf(certificate, 'certificate');
    if (ca !== undefined) certificateOf(ca, 'ca');
    if (!own.checkPrivateKey(keyOf(privateKey))) throw refused('privateKey', 'must be the key of the certificate');
    if (own.validToDate <= now)
      throw refused('certificate', `must not have expired: it did on ${own.validToDate.toISOString()}`);
    try {
      createSecureContext({ cert: certificate, key: privateKey, ...(ca === undefined ? {} : { ca }) });
    } catch {
      throw refused(
        'certificate',
        'must be one that can be shown: it or its key is too weak, or of a kind that TLS does not know',
      );
    }
    return { subject: own.subject.replaceAll('\n', ', '), expiresAt: own.validToDate.toISOString() };
  }
}

function certificateOf(pem: string, field: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw refused(field, 'must be certificates in PEM');
  }
}

function keyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw refused('privateKey', 'must be a private key in PEM without a passphrase');
  }
}

/** What OpenSSL says of it is not repeated: it may quote the key. */
function refused(field: string, why: string): DomainError {
  const detail = `${field} ${why}`;
  const errors = [{ pointer: `/auth/${field}`, code: 'certificate', detail }];
  return new DomainError('invalid', 'webhook-endpoint.certificate', detail, { errors });
}
