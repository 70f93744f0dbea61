import { DomainError } from '#kernel/domain';
import { ownsAddress, type SsoConnection } from './connection.ts';
import { type ProviderIdentity } from './provider-identity.ts';

/** Who has the address already, and whom of the provider they are linked to. */
export interface AddressHolder {
  readonly userId: string;
  readonly subject: string | null;
}

/** What becomes of somebody whom the provider knows and we do not. */
export type Placement =
  | { readonly kind: 'link'; readonly userId: string }
  | { readonly kind: 'create'; readonly email: string; readonly name: string; readonly roleId: string };

/**
 * An address alone proves nothing: whoever runs a provider can write any into it. It counts where the provider vouches for it and the tenant
 * has proved that the domain is its own.
 * @throws DomainError `sso.account-exists`, `sso.other-subject`, `sso.unknown-person`
 */
export function placePerson(
  connection: Pick<SsoConnection, 'domains' | 'access'>,
  { subject, email, emailVerified, name }: ProviderIdentity,
  holder: AddressHolder | null,
): Placement {
  const isOurs = email !== null && emailVerified && ownsAddress(connection, email);
  if (holder && !isOurs)
    throw new DomainError(
      'conflict',
      'sso.account-exists',
      'There is an account with this address: sign in to it as before and link it with POST /v1/auth/sso/link',
    );
  if (holder && holder.subject !== null && holder.subject !== subject)
    throw new DomainError(
      'conflict',
      'sso.other-subject',
      'The account with this address belongs to somebody else at the provider; an administrator has to unlink it first',
    );
  if (holder) return { kind: 'link', userId: holder.userId };
  const { defaultRoleId } = connection.access;
  if (isOurs && defaultRoleId !== null)
    return { kind: 'create', email, name: name ?? email.slice(0, email.indexOf('@')), roleId: defaultRoleId };
  throw new DomainError(
    'forbidden',
    'sso.unknown-person',
    'You have no account here; ask an administrator to invite you',
  );
}
