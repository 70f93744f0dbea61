export { AuditAdminModule, AuditWorkerModule } from './audit.module.ts';
export { DataSubjectModule, IdentityAdminModule, identityContext, IdentityModule } from './identity.module.ts';
