import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { type Call } from './call.ts';
import { type AppWithRoutes } from './operations.ts';

/** An app of the tenant as it is written down. */
function oauthClient(name: string): object {
  return { name, kind: 'web', redirectUris: ['https://app.example/callback'], scopes: ['workshop:read'] };
}

interface AppMaker {
  readonly adminUrl: string;
  readonly canary: string;
  freshToken(app: AppWithRoutes): Promise<string>;
}

/** @returns an app, a request of its that nobody has answered, and a consent of the owner's */
export async function appOf(
  apiUrl: string,
  slug: string,
  { adminUrl, canary, freshToken }: AppMaker,
): Promise<Record<string, string>> {
  const admin = new HttpClient(adminUrl, await freshToken('admin'));
  const { id: appId } = await admin.post<{ id: string }>('/v1/oauth-clients', oauthClient(canary));
  const ask = () => askedByApp(apiUrl, slug, appId);
  const person = new HttpClient(apiUrl, await freshToken('api'));
  await person.post(`/v1/oauth/interactions/${await ask()}/accept`);
  const { data } = await person.get<{ data: { id: string }[] }>('/v1/oauth/consents');
  return { appId, consentId: data[0]!.id, uid: await ask() };
}

/** @returns a request of the app that nobody has answered */
export async function askedByApp(apiUrl: string, slug: string, appId: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    scope: 'workshop:read',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });
  const { headers } = await fetch(`${apiUrl}/oauth/${slug}/authorize?${query.toString()}`, { redirect: 'manual' });
  return headers.get('location')!.split('/').at(-1)!;
}

/** What people let apps do; what is answered can be answered once. */
export const consentCalls: Readonly<Record<string, Call>> = {
  getOAuthInteraction: {},
  acceptOAuthInteraction: {},
  refuseOAuthInteraction: { refusedWith: 'oauth-interaction.not-found' },
  listOAuthConsents: {},
  withdrawOAuthConsent: {},
};

/** The tenant's own apps; what is taken away comes last. */
export const appCalls = ({ canary }: { readonly canary: string }): Readonly<Record<string, Call>> => ({
  listOAuthClients: {},
  createOAuthClient: { body: oauthClient(`${canary} anew`) },
  getOAuthClient: {},
  changeOAuthClient: { body: { name: canary }, headers: { 'if-match': '*' } },
  replaceOAuthClientSecret: {},
  removeOAuthClient: {},
});
