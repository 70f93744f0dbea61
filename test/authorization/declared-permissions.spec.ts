import { expect, test } from 'vitest';
import { DeclaredSubjects, parsePermission } from '#kernel';
import { tenancyContext } from '#tenancy';
import { READY_MADE } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { operationSubject } from '../../libs/kernel/operations/operation-row.ts';
import { permissionFaults } from '../../libs/identity/domain/access/permission-rule.ts';
import { GRANTED_CONTEXTS } from './granted-app.ts';
import { allOperations } from './operations.ts';

const ofContexts = [tenancyContext, ...GRANTED_CONTEXTS].flatMap((context) => context.subjects ?? []);
const subjects = new DeclaredSubjects([operationSubject, ...ofContexts]);

const undeclared = (permissions: readonly string[]): string[] =>
  permissions.filter((permission) => {
    const { subject, action } = parsePermission(permission);
    return !subjects.find(subject)?.actions.includes(action);
  });

test('every permission that a route asks of somebody in a tenant can be granted: its context declares it in domain/subjects.ts', () => {
  const asked = allOperations().flatMap(({ holder, permission }) =>
    holder === 'tenant' && permission ? [permission] : [],
  );
  expect(asked.length).toBeGreaterThan(40);
  expect(undeclared([...new Set(asked)])).toEqual([]);
  expect(undeclared(['spaceship:fly', 'booking:fly', 'booking:read'])).toEqual(['spaceship:fly', 'booking:fly']);
});

test('every permission of a ready-made role would be taken from a tenant too', () => {
  const faults = Object.values(READY_MADE).flatMap(({ name, permissions }) =>
    permissions.flatMap((permission) => permissionFaults(subjects, permission).map((fault) => ({ name, ...fault }))),
  );
  expect(faults).toEqual([]);
});
