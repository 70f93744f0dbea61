export { partnerContext, PartnerModule } from './partner.module.ts';
export { WORKSHOP_TYPES } from './graphql/workshop-types.ts';
