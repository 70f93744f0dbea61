import {
  type AccessRule,
  firstLacking,
  type HttpRequest,
  invalidRequest,
  type Principal,
  ProblemError,
  ruleOf,
  uuidOf,
} from '#kernel';
import { type IssueApiKeyBody } from './api-key.dto.ts';
import { type ApiKeyOwner, type ApiKeyPrincipal, type NewApiKey } from '../contracts.ts';
import { publicKeyId } from '../domain/api-key.ts';
import { KEY_PRESETS } from '../domain/key-presets.ts';

/**
 * The key that somebody asks for: it may do no more than they may, and belongs to them, to the owner of the key that they came with, or to
 * the service account that they name.
 * @throws ProblemError 422 `request.invalid`, 403 `key.scope`
 */
export function newKeyOf(
  { scopes, preset, serviceAccountId, ...rest }: IssueApiKeyBody,
  request: Pick<HttpRequest, 'principal' | 'ability'>,
): NewApiKey {
  if ((scopes === undefined) === (preset === undefined))
    throw invalidRequest([{ pointer: '/scopes', code: 'required', detail: 'Give either scopes or a preset' }]);
  const wanted = scopes ?? KEY_PRESETS.find(({ name }) => name === preset)!.scopes;
  const account =
    serviceAccountId === undefined ? undefined : ({ kind: 'service-account', id: serviceAccountId } as const);
  const owner = account ?? ownerBehind(request.principal);
  refuseMoreThanOwn(wanted, request, account === undefined && owner?.kind === 'user');
  return { ...rest, scopes: wanted, owner };
}

/** Who is behind a request. What came of a person stays bound to them, by however many keys. */
export function ownerBehind(principal: Principal | undefined): ApiKeyOwner | null {
  if (principal?.actor.kind === 'user') return { kind: 'user', id: uuidOf('usr', principal.actor.id)! };
  return (principal as Partial<ApiKeyPrincipal> | undefined)?.apiKey?.owner ?? null;
}

/** A key whose secret somebody is about to see. */
export interface LearntKey {
  /** Its 12 characters, without `key_`. */
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly ownerKind: ApiKeyOwner['kind'] | null;
  readonly ownerId: string | null;
}

/**
 * Whom a key belongs to, and the key itself, gain nothing by its successor: it does what the old one did, as far as its owner may, whatever
 * conditions that has. Somebody else learns no more than they could have made.
 * @throws ProblemError 403 `key.scope` with the scope that is lacking
 */
export function refuseToLearn(
  { keyId, scopes, ownerKind, ownerId }: LearntKey,
  { principal, ability }: Pick<HttpRequest, 'principal' | 'ability'>,
): void {
  const owner = ownerBehind(principal);
  const isOwners = owner !== null && owner.kind === ownerKind && owner.id === ownerId;
  const isPersons = isOwners && principal?.actor.kind === 'user';
  if (isPersons || principal?.credentialId === publicKeyId(keyId)) return;
  refuseMoreThanOwn(scopes, { ability }, isOwners);
}

/**
 * Otherwise a key that may make keys could make itself one that may do everything.
 * @param isOwn whether the key has the caller's owner: then conditions of theirs hold for it too, whenever it is used
 * @throws ProblemError 403 `key.scope` with the scope that is lacking
 */
function refuseMoreThanOwn(scopes: readonly string[], { ability }: Pick<HttpRequest, 'ability'>, isOwn = false): void {
  const refused = scopeLacked(scopes, { ability }, isOwn);
  if (refused === undefined) return;
  throw new ProblemError(403, 'key.scope', `A key cannot be given ${refused} by somebody who lacks it`, {
    extensions: { scope: refused },
  });
}

/** The first of these scopes that somebody cannot give away, because they lack it. @param isOwn as above */
export function scopeLacked(
  scopes: readonly string[],
  { ability }: Pick<HttpRequest, 'ability'>,
  isOwn: boolean,
): string | undefined {
  const rules = (ability?.rules ?? []) as readonly AccessRule[];
  // Another's key has no conditions, so what its maker holds of some things only, or is prohibited in part, it cannot be given.
  const held = isOwn ? rules.flatMap(withoutConditions) : rules;
  return scopes.find((scope) => firstLacking(held, [ruleOf(scope === '*' ? '*:*' : scope)]));
}

/** What is prohibited without a condition stays so; of the rest, the key's use decides. */
function withoutConditions(rule: AccessRule): AccessRule[] {
  const { action, subject, inverted, conditions, fields } = rule;
  if (!inverted) return [{ action, subject }];
  return conditions || fields ? [] : [rule];
}
