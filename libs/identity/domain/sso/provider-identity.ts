import { type OidcSettings, type SamlSettings, type SsoAccess } from './connection.ts';

/** Somebody as a provider knows them; it was checked that the provider says so, and to us. */
export interface ProviderIdentity {
  /** What the provider never gives to anybody else. */
  readonly subject: string;
  /** In lower case. */
  readonly email: string | null;
  /** Whether the provider vouches for the address. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly groups: readonly string[];
  readonly level: 1 | 2;
}

type Claims = Readonly<Record<string, unknown>>;

const ADDRESS = /^[^\s@]{1,64}@[^\s@]{3,189}$/;
const LONGEST_NAME = 200;
/** OpenID Connect Core 1.0 §2 for `sub`; SAML has NameIDs of at most 256 where they are persistent. */
const LONGEST_SUBJECT = 255;
const MOST_GROUPS = 1_000;
/** What no name holds and no database takes. */
const CONTROL = /\p{Cc}/gu;

/** Whether it can be somebody's name at a provider: not empty, not too long, and nothing in it that cannot be seen. */
export function isSubject(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_SUBJECT && isClean(value);
}

/** Reads the claims of an ID token whose subject is one; absent groups are none, and an absent `acr` and `amr` are the first level. */
export function identityOfClaims(settings: OidcSettings, access: SsoAccess, claims: Claims): ProviderIdentity {
  const email = addressOf(claims['email']);
  return {
    subject: String(claims['sub']),
    email,
    emailVerified: email !== null && (settings.trustsEmail || claims['email_verified'] === true),
    name: nameOf(claims['name']),
    groups: textsOf(claims[settings.groupsClaim]),
    level: levelOf(access, [...textsOf(claims['acr']), ...textsOf(claims['amr'])]),
  };
}

/** What a signed assertion says of its subject. */
export interface AssertionFacts {
  readonly nameId: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly contextClass: string | null;
}

/** Reads an assertion. SAML has no word for a verified address: the provider vouches for what it signs. */
export function identityOfAssertion(
  settings: SamlSettings,
  access: SsoAccess,
  { nameId, attributes, contextClass }: AssertionFacts,
): ProviderIdentity {
  const valuesOf = (name: string | null): readonly string[] =>
    name !== null && Object.hasOwn(attributes, name) ? attributes[name]! : [];
  const email = addressOf(settings.emailAttribute === null ? nameId : valuesOf(settings.emailAttribute)[0]);
  return {
    subject: nameId,
    email,
    emailVerified: email !== null,
    name: nameOf(valuesOf(settings.nameAttribute)[0]),
    groups: textsOf([...valuesOf(settings.groupsAttribute)]),
    level: levelOf(access, contextClass === null ? [] : [contextClass]),
  };
}

function levelOf({ secondLevel }: SsoAccess, said: readonly string[]): 1 | 2 {
  return said.some((value) => secondLevel.includes(value)) ? 2 : 1;
}

function addressOf(value: unknown): string | null {
  return typeof value === 'string' && ADDRESS.test(value) && isClean(value) ? value.toLowerCase() : null;
}

function nameOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.replaceAll(CONTROL, ' ') : '';
  const name = text.trim().slice(0, LONGEST_NAME).toWellFormed();
  return name === '' ? null : name;
}

function textsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string' && isClean(each)).slice(0, MOST_GROUPS) as string[];
}

function isClean(text: string): boolean {
  return text.isWellFormed() && text.replaceAll(CONTROL, '') === text;
}
