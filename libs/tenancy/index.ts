export { TenancyAdminModule, tenancyContext, TenancyWorkerModule } from './tenancy.module.ts';
