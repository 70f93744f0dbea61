export { PlatformAdminModule, platformContext, PlatformModule } from './platform.module.ts';
