export { partnerContext, PartnerModule } from './partner.module.ts';
