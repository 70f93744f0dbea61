/** What the registry says of a tenant. */
export type TenantStatus = 'provisioning' | 'restoring' | 'live' | 'suspended' | 'moving' | 'deleting';

/**
 * The database refused a statement because its tenant has been stopped: it may not write now, or not be entered at all. No answer of the
 * domain: nothing was decided, so the same command may be sent again once the tenant is back.
 */
export class TenantStopped extends Error {
  override readonly name = 'TenantStopped';

  /** `moving`: it is on its way, or has arrived elsewhere, and a repeat finds it. `gone`: it is deleted or about to be. */
  constructor(readonly status: 'suspended' | 'moving' | 'gone') {
    super(SENTENCES[status]);
  }
}

const SENTENCES = {
  suspended: 'This tenant is suspended: it can be read and not changed until the operator resumes it',
  moving: 'This tenant is being moved; send the request again in a moment',
  gone: 'This tenant is not in use',
} as const;

/** insufficient_privilege; undefined_table and invalid_schema_name, where a transaction outlives what it was entered for. */
const MAY_BE_A_STOP = new Set<unknown>(['42501', '42P01', '3F000']);

/** Whether Postgres may have refused because the tenant was stopped or is gone; then not even its role exists. The registry knows. */
export function mayBeStopped(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return MAY_BE_A_STOP.has(code) || (code === '22023' && /^role "t_\w+" does not exist$/.test(String(message)));
}
