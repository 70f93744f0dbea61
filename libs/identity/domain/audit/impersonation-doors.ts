import { typedId, uuidOf } from '#kernel/domain';

/** A door as it stands. */
export interface ImpersonationDoor {
  readonly impersonationId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  /** Null while it was not ended before its time. */
  readonly endedAt: Date | null;
}

/** Where the tokens of impersonations lead. All ids are UUIDs. */
export abstract class ImpersonationDoors {
  /** Makes the door that its secret opens. */
  abstract open(door: Omit<ImpersonationDoor, 'endedAt'>, secret: string): Promise<void>;
  /** Closes it at once; again is nothing. */
  abstract close(impersonationId: string, at: Date): Promise<void>;
  /** The door that this secret opens, closed ones too; undefined for any other secret. */
  abstract behind(impersonationId: string, secret: string): Promise<ImpersonationDoor | undefined>;
  abstract find(tenantId: string, impersonationId: string): Promise<ImpersonationDoor | undefined>;
  /** From the newest on; or from the one with an id on towards older or newer ones, the next one first. */
  abstract list(
    tenantId: string,
    limit: number,
    from?: { readonly towards: 'older' | 'newer'; readonly id: string },
  ): Promise<ImpersonationDoor[]>;
}

/** `cim_<impersonation>_<secret>`: the first part says where to look, the secret (256 bits, base64url) is what counts. */
const TOKEN = /^cim_([0-9a-z]{26})_([\w-]{43})$/;

export function formatImpersonationToken(impersonationId: string, secret: string): string {
  return `cim_${typedId('imp', impersonationId).slice('imp_'.length)}_${secret}`;
}

/** The two parts of a token, or null for anything else. */
export function parseImpersonationToken(token: string): { impersonationId: string; secret: string } | null {
  const [, id, secret] = TOKEN.exec(token) ?? [];
  const impersonationId = id && uuidOf('imp', `imp_${id}`);
  return impersonationId && secret ? { impersonationId, secret } : null;
}
