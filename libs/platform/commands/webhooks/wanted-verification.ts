import { Injectable } from '@nestjs/common';
import { currentTenant, liveTenantId, PlatformDatabase } from '#kernel';

const POLICY = {
  name: 'api_key_policy.webhook_verification',
  text: 'select webhook_verification as verification from platform.api_key_policy where tenant_id = $1',
} as const;

/** What the tenant has decided about receivers that have shown nothing. Test data goes by what holds for the live tenant. */
@Injectable()
export class WantedVerification {
  constructor(private readonly platform: PlatformDatabase) {}

  async isRequired(): Promise<boolean> {
    const values = [liveTenantId(currentTenant())];
    const [policy] = await this.platform.query<{ verification: string | null }>({ ...POLICY, values });
    return policy?.verification === 'required';
  }
}
