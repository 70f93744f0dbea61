export { closeGracefully, type CloseLog, type CloseOptions, type CloseStep } from './close-gracefully.ts';
export { databaseChecks } from './database-checks.ts';
export { HEALTH_CHECKS, type HealthCheck, type HealthReport } from './health-check.ts';
export { HealthModule } from './health.module.ts';
export { inBackground } from './in-background.ts';
export { Readiness } from './readiness.ts';
