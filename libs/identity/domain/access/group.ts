import { DomainError, type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';

/** People who are granted something together. */
export interface Group {
  /** UUID. */
  readonly groupId: string;
  readonly name: string;
  /** UUIDs of people. */
  readonly members: readonly string[];
}

export type GroupCreated = Event<'GroupCreated', Group>;
export type GroupRenamed = Event<'GroupRenamed', { readonly groupId: string; readonly name: string }>;
export type GroupMembersChanged = Event<
  'GroupMembersChanged',
  { readonly groupId: string; readonly added: readonly string[]; readonly removed: readonly string[] }
>;
export type GroupRemoved = Event<'GroupRemoved', { readonly groupId: string }>;
export type GroupEvent = GroupCreated | GroupRenamed | GroupMembersChanged | GroupRemoved;

export type GroupState =
  { readonly status: 'none' | 'removed' } | { readonly status: 'present'; readonly group: Group };

export const group: Fold<GroupState, GroupEvent> = {
  initial: { status: 'none' },
  evolve(state, { type, data }) {
    if (type === 'GroupCreated') return { status: 'present', group: data };
    if (type === 'GroupRemoved') return { status: 'removed' };
    if (state.status !== 'present') return state;
    if (type === 'GroupRenamed') return { status: 'present', group: { ...state.group, name: data.name } };
    const removed = new Set(data.removed);
    const stay = state.group.members.filter((member) => !removed.has(member));
    return { status: 'present', group: { ...state.group, members: [...stay, ...data.added] } };
  },
};

const MOST_MEMBERS = 10_000;
/** An event holds 64 kB, an id takes 39 bytes of it. */
const MEMBERS_PER_EVENT = 1_000;

/** @throws DomainError `group.too-large` */
export function createGroup(state: GroupState, made: Group): GroupEvent[] {
  if (state.status !== 'none') return [];
  const members = [...new Set(made.members)];
  checkSize(members.length);
  const first = members.slice(0, MEMBERS_PER_EVENT);
  return [
    { type: 'GroupCreated', data: { ...made, members: first } },
    ...membersChanged(made.groupId, members.slice(MEMBERS_PER_EVENT), []),
  ];
}

/** What becomes of a group: another name, these members and no others, or without those who are leaving. */
export interface GroupPatch {
  readonly name?: string;
  readonly members?: readonly string[];
  readonly leaving?: readonly string[];
}

/** Nothing new is no event. @throws DomainError `group.not-found`, `group.too-large` */
export function changeGroup(state: GroupState, { name, members, leaving = [] }: GroupPatch): GroupEvent[] {
  const { groupId, ...before } = present(state);
  const known = new Set(before.members);
  const gone = new Set(leaving);
  const wanted = new Set((members ?? before.members).filter((member) => !gone.has(member)));
  checkSize(wanted.size);
  const added = [...wanted].filter((member) => !known.has(member));
  const removed = [...known].filter((member) => !wanted.has(member));
  return [
    ...(name === undefined || name === before.name ? [] : [{ type: 'GroupRenamed' as const, data: { groupId, name } }]),
    ...membersChanged(groupId, added, removed),
  ];
}

/** Whoever leaves goes first, so that a group is never larger than it may be. */
function membersChanged(groupId: string, added: readonly string[], removed: readonly string[]): GroupMembersChanged[] {
  const events: GroupMembersChanged[] = [];
  for (let at = 0; at < added.length + removed.length; at += MEMBERS_PER_EVENT) {
    const end = at + MEMBERS_PER_EVENT;
    const [leave, join] = [
      removed.slice(at, end),
      added.slice(Math.max(0, at - removed.length), Math.max(0, end - removed.length)),
    ];
    events.push({ type: 'GroupMembersChanged', data: { groupId, added: join, removed: leave } });
  }
  return events;
}

/** @throws DomainError `group.not-found` */
export function removeGroup(state: GroupState): GroupEvent[] {
  return [{ type: 'GroupRemoved', data: { groupId: present(state).groupId } }];
}

function present(state: GroupState): Group {
  if (state.status !== 'present')
    throw new DomainError('not-found', 'group.not-found', 'There is no group with this id');
  return state.group;
}

function checkSize(size: number): void {
  if (size <= MOST_MEMBERS) return;
  throw new DomainError('invalid', 'group.too-large', `A group has at most ${MOST_MEMBERS} members`, {
    most: MOST_MEMBERS,
  });
}

const id = ({ groupId }: { readonly groupId: string }) => ({ groupId: typedId('grp', groupId) });
const people = (ids: readonly string[]): string[] => ids.map((userId) => typedId('usr', userId));

export const groupEvents = eventCatalogue<GroupEvent>({
  GroupCreated: {
    version: 1,
    public: publicEvent({
      type: 'group.created',
      description: 'A group of people was made.',
      shape: {
        groupId: shown.id('grp', 'The group.'),
        name: shown.text('Its name.', 'Office'),
        members: shown.list('Who is in it.', shown.id('usr', 'A person.')),
      },
      data: (made) => ({ ...id(made), name: made.name, members: people(made.members) }),
    }),
  },
  GroupRenamed: {
    version: 1,
    public: publicEvent({
      type: 'group.renamed',
      description: 'A group has another name.',
      shape: { groupId: shown.id('grp', 'The group.'), name: shown.text('Its new name.', 'Front office') },
      data: (made) => ({ ...id(made), name: made.name }),
    }),
  },
  GroupMembersChanged: {
    version: 1,
    public: publicEvent({
      type: 'group.members-changed',
      description: 'People joined or left a group.',
      shape: {
        groupId: shown.id('grp', 'The group.'),
        added: shown.list('Who joined.', shown.id('usr', 'A person.')),
        removed: shown.list('Who left.', shown.id('usr', 'A person.')),
      },
      data: ({ added, removed, ...rest }) => ({ ...id(rest), added: people(added), removed: people(removed) }),
    }),
  },
  GroupRemoved: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'group.removed',
      description: 'A group was taken away.',
      shape: { groupId: shown.id('grp', 'The group.') },
      data: id,
    }),
  },
});
