import { Module } from '@nestjs/common';
import { type ContextDefinition, subjectErasedEvents } from '#kernel';
import { AccessAdminModule, AccessModule } from './access.module.ts';
import { auditPart } from './adapters/audit/archive-audit.ts';
import { personalGrants } from './adapters/access/personal-grants.ts';
import { directoryNames } from './adapters/scim/directory-names.ts';
import { AesConnectionSecrets } from './adapters/sso/aes-connection-secrets.ts';
import { clientSecretsPart } from './adapters/sso/archive-client-secrets.ts';
import { personalLinks } from './adapters/sso/personal-links.ts';
import { personalUsers, userNames } from './adapters/people/personal-users.ts';
import { EraseSubjectHandler } from './commands/people/erase-subject.command.ts';
import { accessCaseEvents } from './domain/access/access-case.ts';
import { grantEvents } from './domain/access/grant.ts';
import { impersonationEvents } from './domain/audit/impersonation.ts';
import { signedHeadEvents } from './domain/audit/signed-head.ts';
import { groupEvents } from './domain/access/group.ts';
import { roleEvents } from './domain/access/role.ts';
import { identitySubjects } from './domain/access/subjects.ts';
import { identityProblems } from './domain/problems/identity-problems.ts';
import { consentEvents } from './domain/oauth/consent.ts';
import { clientNames } from './adapters/oauth/client-names.ts';
import { mfaPolicyEvents } from './domain/factors/mfa-policy.ts';
import { factorEvents } from './domain/factors/person-factors.ts';
import { SessionRow, TicketRow, UserRow } from './entities.ts';
import { OAuthClientRow, OAuthConsentRow } from './entities/oauth-row.ts';
import { GrantRow, GroupRow, RoleRow } from './entities/access-rows.ts';
import { ConnectionRow } from './entities/connection-row.ts';
import { FactorRow } from './entities/factor-row.ts';
import { FactorResetModule } from './factor-reset.module.ts';
import { FactorsAdminModule, FactorsModule } from './factors.module.ts';
import { DataSubjectController } from './http/people/data-subject.controller.ts';
import { InvitationAdminController } from './http/people/invitation.admin.controller.ts';
import { UserAdminController } from './http/people/user.admin.controller.ts';
import { PasskeySignInModule } from './passkey-sign-in.module.ts';
import { tellOfFactors } from './policies/factors/tell-of-factors.ts';
import { PeopleModule } from './people.module.ts';
import { DirectoryAdminModule } from './scim.module.ts';
import { SessionsModule } from './sessions.module.ts';
import { SignInAdminModule, SignInModule } from './sign-in.module.ts';
import { SsoAdminModule, SsoModule } from './sso.module.ts';
import { personSecurityEvents } from './domain/sessions/person-security.ts';
import { signInPolicyEvents } from './domain/sign-in/sign-in-policy.ts';
import { KeyRotation } from './adapters/people/key-rotation.ts';
import { GetErasureHandler } from './queries/people/get-erasure.query.ts';
import { UnfinishedErasures } from './adapters/people/unfinished-erasures.ts';

export const identityContext: ContextDefinition = {
  name: 'identity',
  problems: identityProblems,
  events: [
    impersonationEvents,
    signedHeadEvents,
    roleEvents,
    grantEvents,
    accessCaseEvents,
    groupEvents,
    subjectErasedEvents,
    factorEvents,
    mfaPolicyEvents,
    personSecurityEvents,
    signInPolicyEvents,
    consentEvents,
  ],
  entities: [
    RoleRow,
    GroupRow,
    GrantRow,
    UserRow,
    SessionRow,
    TicketRow,
    FactorRow,
    ConnectionRow,
    OAuthClientRow,
    OAuthConsentRow,
  ],
  subscriptions: [tellOfFactors],
  personalRows: [personalGrants, personalLinks, personalUsers],
  subjects: identitySubjects.map((subject) =>
    subject.name === 'user' ? { ...subject, rows: { entity: UserRow, key: 'userId', prefix: 'usr' } } : subject,
  ),
  archiveParts: ({ secret }) => [auditPart, clientSecretsPart(new AesConnectionSecrets(secret))],
  actorNames: ({ database }) => ({
    user: userNames(database),
    client: clientNames(database),
    directory: directoryNames(database),
  }),
};

/** Who people are, how they sign in, and the strategy that knows them by their access token. */
@Module({
  imports: [AccessModule, PeopleModule, SessionsModule, FactorsModule, SignInModule, PasskeySignInModule, SsoModule],
  exports: [AccessModule, PeopleModule, SessionsModule, FactorsModule],
})
export class IdentityModule {}

/** The right to be forgotten, for the apps that run every context: an erasure reaches those that its process knows. */
@Module({
  imports: [AccessModule, SessionsModule],
  controllers: [DataSubjectController],
  providers: [EraseSubjectHandler, GetErasureHandler, UnfinishedErasures, KeyRotation],
})
export class DataSubjectModule {}

/** What the admin app serves of it. */
@Module({
  imports: [
    IdentityModule,
    AccessAdminModule,
    FactorsAdminModule,
    FactorResetModule,
    SignInAdminModule,
    SsoAdminModule,
    DirectoryAdminModule,
  ],
  controllers: [UserAdminController, InvitationAdminController],
})
export class IdentityAdminModule {}
