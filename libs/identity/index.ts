export { IdentityAdminModule, identityContext, IdentityModule } from './identity.module.ts';
