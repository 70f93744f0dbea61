/** How far each projection of a tenant has read its log: what a client waits for to read its own write. */
export abstract class ProjectionPositions {
  /**
   * Resolves to true as soon as the projection `name` has applied every event of the tenant up to `position`, to false when
   * `timeoutMs` have passed before. `tenantSchema` is the tenant's schema name.
   */
  abstract waitFor(tenantSchema: string, name: string, position: bigint | number, timeoutMs: number): Promise<boolean>;

  /** The last position of the tenant's log, when the projection `name` has not applied it yet; else undefined. */
  abstract behind(tenantSchema: string, name: string): Promise<number | undefined>;
}
