/** A role that a group of the directory has, whoever is in it. */
export interface GroupRole {
  /** The group's `displayName`, letter for letter. */
  readonly group: string;
  /** UUID. */
  readonly roleId: string;
}

/** What becomes of somebody's own grants when the directory says that they have left. */
export type OnLeaving = 'revoke-roles' | 'keep-roles';

/** What a directory may give. There is no other way from it to a role. */
export interface DirectorySettings {
  /** Of everybody whom it makes or lets in again, in the whole tenant; UUID. */
  readonly defaultRoleId: string | null;
  readonly groupRoles: readonly GroupRole[];
  readonly onLeaving: OnLeaving;
}

/** A company directory that keeps people of the tenant by SCIM 2.0. */
export interface Directory {
  /** UUID. */
  readonly directoryId: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly settings: DirectorySettings;
}

export const NO_ROLES: DirectorySettings = { defaultRoleId: null, groupRoles: [], onLeaving: 'revoke-roles' };

/** UUIDs of the roles that a group of this name has, each once. */
export function rolesOfGroup({ groupRoles }: DirectorySettings, displayName: string): string[] {
  return [...new Set(groupRoles.filter(({ group }) => group === displayName).map(({ roleId }) => roleId))];
}

/** Whose rows a call may reach. No call to a directory's people and groups is without it. */
export interface DirectoryScope {
  readonly schema: string;
  /** UUID. */
  readonly directoryId: string;
}

/** Says whose rows the running request may reach. */
export abstract class DirectoryScopes {
  /** @throws Error outside of a directory's request */
  abstract current(): DirectoryScope;
}

/** Directories as they are looked up and steered. */
export abstract class Directories {
  /** The directory with this id that is not removed. */
  abstract find(scope: DirectoryScope): Promise<Directory | undefined>;
  /** The directory that is switched on and has this token. */
  abstract withToken(scope: DirectoryScope, tokenText: string): Promise<Directory | undefined>;
}
