export { telematicsContext, TelematicsModule } from './telematics.module.ts';
