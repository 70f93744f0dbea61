import { randomBytes } from 'node:crypto';
import { type HttpClient } from './http-client.ts';

export interface NewTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly owner: { readonly id: string; readonly email: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly secret: string };
}

/** Creates a tenant whose secrets we really saw: when the answer with them was lost, another one is made. */
export async function createTenant(admin: HttpClient, name: string): Promise<NewTenant> {
  for (;;) {
    const slug = `${name.toLowerCase().replaceAll(' ', '-')}-${randomBytes(3).toString('hex')}`;
    const owner = { email: `owner@${slug}.example`, name: `Owner of ${name}` };
    const { body, status } = await admin.send<NewTenant>('POST', '/v1/tenants', {
      body: { slug, name, owner },
      expect: 'any',
    });
    // 409: the sign-up was cut short and its time is not over; a new one is quicker than the wait.
    if (status === 409) continue;
    if (status >= 300) throw new Error(`POST /v1/tenants answered ${status}: ${JSON.stringify(body)}`);
    if (body.apiKey.secret !== null && body.owner.password !== null) return body;
  }
}
