import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock, DomainError, PreconditionFailed, runInContext, TenantDatabase, type TenantTransaction } from '#kernel';
import { Groups } from '../../aggregates.ts';
import { changeGroup, createGroup, removeGroup } from '../../domain/access/group.ts';
import { type DirectoryScope } from '../../domain/scim/directory.ts';
import { type GroupDraft, type ProvisionedGroup, showGroup } from '../../domain/scim/scim-group.ts';
import { ScimTags } from '../../domain/scim/scim-resource.ts';
import { refused, taken } from '../../domain/scim/scim-refusal.ts';
import { keepGroupRows } from '../../entities/access-rows.ts';
import { groupOf, type GroupOfDirectoryRow } from '../../entities/provisioned-rows.ts';
import { PROVISIONED_SQL as SQL } from './provisioned-sql.ts';
import { directorysWork } from './directorys-work.ts';
import { requireTag, type TagPrecondition } from './tag-precondition.ts';
import { takenBy } from './taken-by.ts';

interface FoundGroup {
  readonly group: ProvisionedGroup;
  /** Also those whom the directory does not know, and never touches. */
  readonly allMembers: readonly string[];
}

const ATTEMPTS = 5;

/** The groups of directories: groups of Clutch, with the name that the directory has for each. */
@Injectable()
export class ProvisionedGroups {
  constructor(
    private readonly database: TenantDatabase,
    private readonly groups: Groups,
    private readonly clock: Clock,
    private readonly tags: ScimTags,
  ) {}

  /** The groups of the directory, by UUID and name. */
  async all({ schema, directoryId }: DirectoryScope): Promise<{ readonly groupId: string; readonly name: string }[]> {
    const statement = { ...SQL.groups, values: [directoryId] };
    const rows = await this.database.read<{ group_id: string; name: string }>(schema, statement);
    return rows.map(({ group_id, name }) => ({ groupId: group_id, name }));
  }

  /** @returns UUID @throws DomainError `scim.taken`, `scim.refused` for a member whom the directory does not know */
  async add(scope: DirectoryScope, draft: GroupDraft): Promise<string> {
    const groupId = uuidv7();
    const { displayName: name, members } = draft;
    await this.#known(scope, members);
    await runInContext(directorysWork(), () =>
      this.groups.change(
        groupId,
        (state) => createGroup(state, { groupId, name, members }),
        async (tx, events) => {
          await requireFreeName(tx, scope, groupId, name);
          const link = [scope.directoryId, 'group', groupId, draft.externalId, '{}', this.clock.now()];
          if ((await tx.query({ ...SQL.link, values: link })).length === 0) throw taken('externalId');
          return keepGroupRows(tx, events);
        },
      ),
    );
    return groupId;
  }

  /**
   * Makes of a group what `decide` says. Whoever sent no precondition is decided anew when somebody else was faster.
   * @throws DomainError `scim.taken`, `scim.refused`; PreconditionFailed
   */
  async change(
    scope: DirectoryScope,
    groupId: string,
    { decide, ...precondition }: TagPrecondition & { decide(group: ProvisionedGroup): GroupDraft },
  ): Promise<GroupDraft | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const found = await this.#find(scope, groupId);
      if (!found) return undefined;
      requireTag(this.tags, precondition, scope, { resource: showGroup(found.group), version: found.group.version });
      const draft = decide(found.group);
      try {
        await this.#write(scope, found, draft);
        return draft;
      } catch (error) {
        if (!(error instanceof PreconditionFailed) || precondition.ifMatch !== undefined) throw error;
      }
    }
    throw new DomainError('conflict', 'group.contended', 'Others keep changing this group at the same time; try again');
  }

  /** Takes a group away. @returns whether there was one @throws PreconditionFailed */
  async remove(scope: DirectoryScope, groupId: string, precondition: TagPrecondition): Promise<boolean> {
    const found = await this.#find(scope, groupId);
    if (!found) return false;
    requireTag(this.tags, precondition, scope, { resource: showGroup(found.group), version: found.group.version });
    const values = [scope.directoryId, 'group', groupId];
    await runInContext(directorysWork(), () =>
      this.groups.change(groupId, removeGroup, async (tx, events) => {
        await tx.query({ ...SQL.unlink, values });
        return keepGroupRows(tx, events);
      }),
    );
    return true;
  }

  /** Takes somebody out of every group of the directory. */
  async leaveAll(scope: DirectoryScope, userId: string): Promise<void> {
    const statement = { ...SQL.groupsWith, values: [scope.directoryId, userId] };
    const rows = await this.database.read<{ group_id: string }>(scope.schema, statement);
    for (const { group_id } of rows)
      await runInContext(directorysWork(), () =>
        this.groups.change(group_id, (state) => changeGroup(state, { leaving: [userId] }), keepGroupRows),
      );
  }

  async #find({ schema, directoryId }: DirectoryScope, groupId: string): Promise<FoundGroup | undefined> {
    const statement = { ...SQL.group, values: [directoryId, groupId] };
    const [row] = await this.database.read<GroupOfDirectoryRow & { all_members: string[] }>(schema, statement);
    return row && { group: groupOf(row), allMembers: row.all_members };
  }

  async #write(scope: DirectoryScope, { group, allMembers }: FoundGroup, draft: GroupDraft): Promise<void> {
    const { groupId, displayName, members, externalId, version } = group;
    const isRenamed = draft.displayName !== displayName;
    const before = new Set(members);
    const joining = draft.members.filter((userId) => !before.has(userId));
    const isSameSet = joining.length === 0 && draft.members.length === members.length;
    const link = [scope.directoryId, 'group', groupId, draft.externalId, '{}', this.clock.now()];
    if (!isRenamed && isSameSet) {
      if (draft.externalId === externalId) return;
      await this.database.read(scope.schema, { ...SQL.changeLink, values: link }).catch(takenBy);
      return;
    }
    await this.#known(scope, joining);
    const strangers = allMembers.filter((userId) => !before.has(userId));
    const patch = { name: draft.displayName, members: [...strangers, ...draft.members] };
    const work = runInContext({ ...directorysWork(), ifMatch: version }, () =>
      this.groups.change(
        groupId,
        (state) => changeGroup(state, patch),
        async (tx, events) => {
          if (isRenamed) await requireFreeName(tx, scope, groupId, draft.displayName);
          await tx.query({ ...SQL.changeLink, values: link });
          return keepGroupRows(tx, events);
        },
      ),
    );
    await work.catch(takenBy);
  }

  /** @throws DomainError `scim.refused` for ids of people whom the directory does not know: those of other tenants too */
  async #known({ schema, directoryId }: DirectoryScope, members: readonly string[]): Promise<void> {
    if (members.length === 0) return;
    const statement = { ...SQL.known, values: [directoryId, [...members]] };
    const [counted] = await this.database.read<{ known: number }>(schema, statement);
    const unknown = members.length - counted!.known;
    if (unknown > 0) throw refused('invalidValue', `${unknown} of the members are no users of this directory`);
  }
}

async function requireFreeName(
  tx: TenantTransaction,
  { directoryId }: DirectoryScope,
  groupId: string,
  name: string,
): Promise<void> {
  await tx.query({ ...SQL.lockDirectory, values: [directoryId] });
  if ((await tx.query({ ...SQL.groupNamed, values: [directoryId, name, groupId] })).length > 0)
    throw taken('displayName');
}
