/** Makes the place where a tenant's data lives. Behind a port, because it needs rights that no request has otherwise. */
export abstract class TenantSchemas {
  /** How many tenant migrations this process knows. A ready schema in which fewer have run is not for it. */
  abstract readonly steps: number;
  /**
   * For a sign-up that found no ready schema: creates schema, role and tables at today's version, or finishes what a crash left.
   * Doing it again changes nothing.
   */
  abstract provision(schema: string): Promise<void>;
}
