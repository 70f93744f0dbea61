export { AccessAdminModule, AccessModule, AccessWorkerModule } from './access.module.ts';
export { AuditAdminModule, AuditFeedModule, AuditWorkerModule, ImpersonationModule } from './audit.module.ts';
export { FactorsWorkerModule } from './factors.module.ts';
export { OAuthAdminModule, OAuthModule } from './oauth.module.ts';
export { DataSubjectModule, IdentityAdminModule, identityContext, IdentityModule } from './identity.module.ts';
export { ScimModule } from './scim.module.ts';
export { SignInWorkerModule } from './sign-in-worker.module.ts';
