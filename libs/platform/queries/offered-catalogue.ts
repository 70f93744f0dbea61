import { Injectable } from '@nestjs/common';
import {
  abilityFrom,
  currentTenant,
  DomainError,
  EventTypes,
  parsePermission,
  publicCatalogue,
  type PublicEventType,
} from '#kernel';
import { refuseIdle } from '../domain/event-pattern.ts';
import { OfferedTypes } from '../domain/offered-types.ts';
import { PlanScopes } from '../domain/plan-scopes.ts';

/** The catalogue of events, as far as the plan of the request's tenant goes. */
@Injectable()
export class OfferedCatalogue extends OfferedTypes {
  #catalogue: readonly PublicEventType[] | undefined;

  constructor(
    private readonly types: EventTypes,
    private readonly plans: PlanScopes,
  ) {
    super();
  }

  override async all(): Promise<readonly PublicEventType[]> {
    // Made when it is first asked for, when every context has told its types.
    this.#catalogue ??= publicCatalogue(this.types);
    const rules = await this.plans.of(currentTenant().id);
    if (!rules) return this.#catalogue;
    const plan = abilityFrom(rules);
    return this.#catalogue.filter(({ feature }) => {
      if (feature === null) return true;
      const { action, subject } = parsePermission(feature);
      return plan.can(action, subject);
    });
  }

  override async example(type: string): Promise<Readonly<Record<string, unknown>> | null> {
    const found = (await this.all()).find((one) => one.type === type);
    return found?.versions.at(-1)?.example ?? null;
  }

  /** The type, or the family that it is of. @throws DomainError 404 `event-type.not-found` */
  async find(type: string): Promise<PublicEventType> {
    const all = await this.all();
    const isOfFamily = ({ prefix }: PublicEventType): boolean => prefix !== null && type.startsWith(prefix);
    const found = all.find((one) => one.type === type) ?? all.find(isOfFamily);
    if (found) return found;
    throw new DomainError(
      'not-found',
      'event-type.not-found',
      'There is no such type of event; GET /v1/event-types lists them',
    );
  }

  /** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no type */
  async refuseUnknown(patterns: readonly string[]): Promise<void> {
    refuseIdle(patterns, await this.all());
  }
}
