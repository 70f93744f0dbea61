import { type AccessRule } from '#kernel/domain';

/** What the plan of a tenant lets its keys do. */
export abstract class PlanScopes {
  /** Permissions as rules; `undefined` when the plan leaves nothing out. The same object as long as the plan stands. @param tenantId UUID */
  abstract of(tenantId: string): readonly AccessRule[] | undefined | Promise<readonly AccessRule[] | undefined>;
}
