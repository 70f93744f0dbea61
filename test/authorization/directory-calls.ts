import { randomInt } from 'node:crypto';
import { type Call } from './call.ts';
import { type World } from './world.ts';

/** What a directory asks; what is taken away comes last. */
export const scimCalls = ({ ids, canary }: World): Readonly<Record<string, Call>> => {
  const core = 'urn:ietf:params:scim:schemas:core:2.0';
  const [userId, groupId] = [ids['scimUserId']!, ids['scimGroupId']!];
  const nobody = () => `${canary}.${randomInt(1_000_000_000)}@scim.example`;
  const user = () => ({ schemas: [`${core}:User`], userName: nobody() });
  const group = () => ({
    schemas: [`${core}:Group`],
    displayName: `${canary.slice(0, 20)} ${randomInt(1_000_000_000)}`,
    members: [{ value: userId }],
  });
  const patch = (path: string, value: unknown) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value }],
  });
  return {
    getScimServiceProviderConfig: {},
    listScimResourceTypes: {},
    getScimResourceType: { params: { resourceType: 'User' } },
    listScimSchemas: {},
    getScimSchema: { params: { schema: `${core}:User` } },
    listScimUsers: {},
    createScimUser: { body: user() },
    getScimUser: { params: { userId } },
    replaceScimUser: { params: { userId }, body: user() },
    patchScimUser: { params: { userId }, body: patch('displayName', canary) },
    listScimGroups: {},
    createScimGroup: { body: group() },
    getScimGroup: { params: { groupId } },
    replaceScimGroup: { params: { groupId }, body: group() },
    patchScimGroup: { params: { groupId }, body: patch('members', [{ value: userId }]) },
    deleteScimGroup: { params: { groupId } },
    deleteScimUser: { params: { userId } },
  };
};

/** Directories as the owner keeps them; what is taken away comes last. */
export const directoryCalls = ({ canary }: World): Readonly<Record<string, Call>> => ({
  listDirectories: {},
  createDirectory: { body: { name: `${canary} anew` } },
  getDirectory: {},
  changeDirectory: { body: { onLeaving: 'keep-roles' }, headers: { 'if-match': '*' } },
  rotateDirectoryToken: {},
  handOverPerson: { body: {} },
  takeBackPerson: {},
  deleteDirectory: {},
});
