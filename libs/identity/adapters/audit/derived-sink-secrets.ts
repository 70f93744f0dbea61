import { hkdfSync } from 'node:crypto';
import { AuditSinkSecrets } from '../../domain/audit/audit-sink.ts';

/** HKDF-SHA256 of the installation's secret, bound to tenant and nonce. */
export class DerivedSinkSecrets extends AuditSinkSecrets {
  constructor(private readonly secret: string) {
    super();
  }

  override of(tenantId: string, nonce: string): string {
    const key = Buffer.from(hkdfSync('sha256', this.secret, nonce, `clutch audit sink|${tenantId}`, 24));
    return `whsec_${key.toString('base64')}`;
  }
}
