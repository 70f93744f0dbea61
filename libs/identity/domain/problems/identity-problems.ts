import { type ProblemTexts } from '#kernel/domain';
import { accessProblems } from './access-problems.ts';
import { appsProblems } from './apps-problems.ts';
import { auditProblems } from './audit-problems.ts';
import { peopleProblems } from './people-problems.ts';
import { signInProblems } from './sign-in-problems.ts';
import { ssoProblems } from './sso-problems.ts';

/** The codes of identity. */
export const identityProblems: ProblemTexts = {
  ...auditProblems,
  ...accessProblems,
  ...peopleProblems,
  ...signInProblems,
  ...appsProblems,
  ...ssoProblems,
};
