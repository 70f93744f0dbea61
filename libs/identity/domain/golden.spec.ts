import { join } from 'node:path';
import { subjectErasedEvents } from '#kernel/domain';
import { goldenEvents } from '#kernel/testing';
import { dataSubject } from './people/data-subject.ts';
import { personSecurity, personSecurityEvents } from './sessions/person-security.ts';
import { signInPolicy, signInPolicyEvents } from './sign-in/sign-in-policy.ts';

const FOLDER = join(import.meta.dirname, '../events.golden');

goldenEvents(FOLDER, subjectErasedEvents, dataSubject);
goldenEvents(FOLDER, personSecurityEvents, personSecurity);
goldenEvents(FOLDER, signInPolicyEvents, signInPolicy);
