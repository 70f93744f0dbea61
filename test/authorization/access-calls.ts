import { randomInt } from 'node:crypto';
import { type Call } from './call.ts';
import { type World } from './world.ts';

const NOW = new Date().toISOString();

/** Questions about permissions, in either app. */
export const authzCalls = ({ ids }: World): Readonly<Record<string, Call>> => {
  const readWorkshop = { action: 'read', resource: { type: 'workshop', id: ids['workshopId'] } };
  const principal = { kind: 'user', id: ids['userId'] };
  const evaluation = {
    subject: { type: 'user', id: ids['userId'] },
    action: { name: 'read' },
    resource: readWorkshop.resource,
  };
  return {
    checkAccess: { body: readWorkshop },
    checkAccessBatch: { body: { checks: [{ action: 'read', resource: { type: 'booking' } }] } },
    explainAccess: { body: { ...readWorkshop, principal } },
    whoCan: { body: readWorkshop },
    evaluateAccess: { body: evaluation },
    evaluateAccessBatch: { body: { ...evaluation, evaluations: [{}] } },
    simulateAccess: {
      body: { role: { permissions: [{ permission: 'booking:read' }] }, cases: [{ ...readWorkshop, principal }] },
    },
  };
};

/** Roles, grants and groups; what is taken away comes last. */
export const accessCalls = ({ ids, canary }: World): Readonly<Record<string, Call>> => {
  const name = () => `${canary.slice(0, 20)} ${randomInt(1_000_000_000)}`;
  const [roleId, userId] = [ids['roleId'], ids['userId']];
  return {
    listAccessCases: {},
    keepAccessCase: {
      body: {
        name: name(),
        principal: { kind: 'user', id: userId },
        action: 'read',
        resource: { type: 'workshop' },
        now: NOW,
        allowed: true,
      },
    },
    removeAccessCase: {},
    listRoles: {},
    createRole: { body: { name: name(), permissions: [{ permission: 'booking:read' }] } },
    getRole: {},
    changeRole: { body: { description: canary }, headers: { 'if-match': '*' } },
    listRolePermissions: {},
    addRolePermission: { body: { permission: 'vehicle:read' } },
    listGrants: {},
    getGrant: {},
    giveGrant: { body: { holder: { kind: 'user', id: userId }, roleId } },
    listUserRoles: {},
    giveUserRole: { body: { roleId } },
    listGroups: {},
    createGroup: { body: { name: name(), members: [userId] } },
    getGroup: {},
    changeGroup: { body: { name: name() }, headers: { 'if-match': '*' } },
    revokeUserRole: {},
    revokeGrant: { refusedWith: 'grant.not-found' },
    removeRolePermission: {},
    deleteGroup: { headers: { 'if-match': '*' } },
    deleteRole: { headers: { 'if-match': '*' } },
  };
};
