export { PlatformAdminModule, platformContext, PlatformModule } from './platform.module.ts';
export { eventAsyncApi } from './http/documents/async-api.ts';
export { eventWebhooks } from './http/documents/event-webhooks.ts';
export { PLATFORM_TYPES } from './graphql/webhook-types.ts';
export { PortalPageModule } from './portal-page.module.ts';
export { MeteringAdminModule, MeteringModule, MeteringWorkerModule } from './metering.module.ts';
export { VersionsModule, VersionsWorkerModule } from './versions.module.ts';
