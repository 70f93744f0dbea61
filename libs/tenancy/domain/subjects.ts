import { type AccessSubject } from '#kernel/domain';

/** What a tenant's people may see of how its read models keep up. */
export const subscriptionSubject: AccessSubject = { name: 'subscription', actions: ['read'] };

/** What programs and people do about the test data of their tenant as such. */
export const testModeSubjects: readonly AccessSubject[] = [
  { name: 'test-clock', actions: ['read', 'move'] },
  { name: 'test-message', actions: ['read'] },
  { name: 'test-data', actions: ['delete'] },
];
