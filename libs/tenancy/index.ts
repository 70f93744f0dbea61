export { TenancyAdminModule, tenancyContext } from './tenancy.module.ts';
