import { type Call } from './call.ts';
import { type World } from './world.ts';

/** The right calls of the audit trail, its stream and support that is let in. */
export const auditCalls = ({ tenant }: World): Readonly<Record<string, Call>> => ({
  listAuditRecords: {},
  listAuditHeads: {},
  listAuditKeys: {},
  exportAudit: { query: { format: 'csv' } },
  proveAuditInclusion: { query: { position: '1', size: '1' }, refusedWith: 'audit-head.not-found' },
  proveAuditConsistency: { query: { from: '1', to: '1' }, refusedWith: 'audit-head.not-found' },
  listTenantAuditRecords: {},
  setAuditSink: { body: { url: 'http://127.0.0.1:9/siem', format: 'ocsf' } },
  getAuditSink: { refusedWith: 'audit-sink.not-found' },
  removeAuditSink: {},
  getAuditPolicy: {},
  changeAuditPolicy: { body: { retainDays: 400, legalHold: true, allowsImpersonation: true } },
  openImpersonation: { body: { userId: tenant.owner.id, reason: 'The matrix asks', ticket: 'MATRIX-2', minutes: 5 } },
  listTenantImpersonations: {},
  listImpersonations: {},
  endImpersonation: {},
  endTenantImpersonation: {},
});
