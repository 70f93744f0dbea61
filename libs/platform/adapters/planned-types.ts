import { Injectable } from '@nestjs/common';
import { currentTenant, EventTypes, publicCatalogue, type PublicEventType, TenantPlans } from '#kernel';
import { hasFeature, OfferedTypes } from '../domain/offered-types.ts';

/** By the catalogue of events and the plan that the tenant is on. */
@Injectable()
export class PlannedTypes extends OfferedTypes {
  #catalogue: readonly PublicEventType[] | undefined;

  constructor(
    private readonly types: EventTypes,
    private readonly plans: TenantPlans,
  ) {
    super();
  }

  override async all(): Promise<readonly PublicEventType[]> {
    // Made when it is first asked for, when every context has told its types.
    this.#catalogue ??= publicCatalogue(this.types);
    const { features } = await this.plans.of(currentTenant().id);
    return this.#catalogue.filter(({ feature }) => feature === null || hasFeature(features, feature));
  }

  override async example(type: string): Promise<Readonly<Record<string, unknown>> | null> {
    const found = (await this.all()).find((one) => one.type === type);
    return found?.versions.at(-1)?.example ?? null;
  }
}
