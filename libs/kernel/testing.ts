// The kernel's test kit: only specs and `test/` may import it.
export { specFor } from './testing/spec-for.ts';
export { type TestInstallation, testInstallation } from './testing/test-installation.ts';
export { TEMPLATE, templateConfig, testConfig } from './testing/test-config.ts';
export { hasRedisServer, startTestRedis } from './testing/redis-server.ts';
export { toStored } from './testing/to-stored.ts';
export { runSubscriptions } from './testing/run-subscriptions.ts';
export { project, rebuild } from './testing/project.ts';
export { goldenEvents } from './testing/golden-events.ts';
export { testModule } from './testing/test-module.ts';
export { type HttpAnswer, testHttp, type TestHttp } from './testing/test-http.ts';
export { TEST_PEOPLE, TestPeopleStrategy } from './testing/test-people.ts';
export { ANA, type AuditedApp, auditedApp, EVA } from './testing/audited-app.ts';
export { neighbours, plays } from './testing/neighbours.ts';
export { DAY, orders, OrderWorld, printPolicy, sellProcess } from './testing/sample-orders.ts';
export { findTexts } from './testing/find-texts.ts';
export { type RestrictedDatabase, restrictedDatabase } from './testing/restricted-database.ts';
export { openTexts } from './testing/open-texts.ts';
