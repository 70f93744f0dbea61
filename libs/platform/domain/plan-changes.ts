/** Tells every process that plans, or the plan of a tenant, have changed. */
export abstract class PlanChanges {
  abstract announce(): void;
}
