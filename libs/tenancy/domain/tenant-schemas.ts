/** Makes the place where a tenant's data lives. Behind a port, because it needs rights that no request has otherwise. */
export abstract class TenantSchemas {
  /** Creates schema, role and tables at today's version, or finishes what a crash left. Doing it again changes nothing. */
  abstract provision(schema: string): Promise<void>;
}
