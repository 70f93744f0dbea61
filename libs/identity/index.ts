export { DataSubjectModule, IdentityAdminModule, identityContext, IdentityModule } from './identity.module.ts';
