import { type AccessSubject } from '#kernel/domain';

/** What a tenant's people may see of how its read models keep up. */
export const subscriptionSubject: AccessSubject = { name: 'subscription', actions: ['read'] };
