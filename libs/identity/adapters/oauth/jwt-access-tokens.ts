import { Provider } from 'oidc-provider';
import { uuidv7 } from 'uuidv7';

/** In a token's place at introspection and revocation: JWTs hold no tilde, and what holds one is not taken for a JWT. */
const DOT = '.';
const HIDDEN_DOT = '~';

interface Token {
  jti: string;
  iat?: number;
  exp?: number;
  aud?: unknown;
  readonly format?: string;
  readonly expiration: number;
  generateTokenId(): string;
  getValueAndPayload(): Promise<{ value: string; payload?: object }>;
}

interface TokenModel {
  readonly prototype: Token;
  readonly IN_PAYLOAD: readonly string[];
  find(value: string, options?: object): Promise<Token | undefined>;
}

type Params = Record<string, unknown>;

/**
 * The library gives out a JWT and forgets it, or keeps an opaque token: it cannot revoke or introspect the first, and no API of ours could
 * check the second by itself. So a JWT is given out **and** a row is kept under its id, until it ends.
 * @param idOf the id in a token of this tenant's that is good; `null` for anything else
 */
export function keepJwts(provider: Provider, idOf: (token: string) => Promise<string | null>): void {
  const models = [provider.AccessToken, provider.ClientCredentials] as unknown as TokenModel[];
  for (const model of models) {
    keepIssued(model);
    const find = model.find.bind(model);
    model.find = async (value, options) => {
      const id = await idOf(value.replaceAll(HIDDEN_DOT, DOT));
      const token = id === null ? undefined : await find(id, options);
      // The library takes a token with an audience for somebody else's; at its own address it is at home too.
      if (token && Provider.ctx?.oidc.route === 'userinfo') delete token.aud;
      return token;
    };
  }
  takeJwts(provider);
}

function keepIssued({ prototype, IN_PAYLOAD }: TokenModel): void {
  const { generateTokenId, getValueAndPayload } = prototype;
  prototype.generateTokenId = function generate(this: Token): string {
    generateTokenId.call(this);
    if (this.format !== 'jwt') throw new Error('A token without an audience is good for nothing');
    return uuidv7();
  };
  prototype.getValueAndPayload = async function issue(this: Token): Promise<{ value: string; payload: object }> {
    this.iat ??= Math.floor(Date.now() / 1_000);
    this.exp ??= this.iat + this.expiration;
    const { value } = await getValueAndPayload.call(this);
    const all = Object.entries(this).filter(([name, kept]) => IN_PAYLOAD.includes(name) && kept !== undefined);
    return { value, payload: Object.fromEntries(all) };
  };
}

/** At the addresses that refuse every JWT, ours come under a disguise. */
function takeJwts(provider: Provider): void {
  const kept = new WeakMap<object, Params>();
  Object.defineProperty(provider.OIDCContext.prototype, 'params', {
    configurable: true,
    get(this: object): Params | undefined {
      return kept.get(this);
    },
    set(this: { readonly route: string }, params: Params) {
      if ((this.route === 'introspection' || this.route === 'revocation') && typeof params['token'] === 'string')
        params['token'] = params['token'].replaceAll(DOT, HIDDEN_DOT);
      kept.set(this, params);
    },
  });
}
