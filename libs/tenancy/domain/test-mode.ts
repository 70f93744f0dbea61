import { DomainError } from '#kernel/domain';

/** What happens to a sandbox follows from what is done with its live tenant. @throws DomainError `tenant.is-sandbox` */
export function refuseSandbox({
  sandboxOf,
  slug,
}: {
  readonly sandboxOf?: string | null;
  readonly slug: string;
}): void {
  if (!sandboxOf) return;
  const detail = `"${slug}" holds the test data of a tenant and follows it; do this with the tenant itself`;
  throw new DomainError('conflict', 'tenant.is-sandbox', detail);
}

/** The answer to who asks for test data with what works on live data. */
export function testModeRequired(): DomainError {
  const detail = 'This is about test data: ask with a test key, or as a person with "Clutch-Mode: test"';
  return new DomainError('conflict', 'test-mode.required', detail);
}
