import { Injectable } from '@nestjs/common';
import { DomainError, EventTypes, publicCatalogue, type PublicEventType } from '#kernel';
import { refuseIdle } from '../domain/event-pattern.ts';
import { OfferedTypes } from '../domain/offered-types.ts';

/** The catalogue, as far as it is offered to the tenant of the request. */
@Injectable()
export class OfferedCatalogue {
  constructor(
    private readonly types: EventTypes,
    private readonly offered: OfferedTypes,
  ) {}

  async all(): Promise<PublicEventType[]> {
    const offered = new Set((await this.offered.all()).map(({ type }) => type));
    return publicCatalogue(this.types).filter(({ type }) => offered.has(type));
  }

  /** @throws DomainError `webhook-endpoint.unknown-event-type` that names the patterns which fit no type */
  async refuseUnknown(patterns: readonly string[]): Promise<void> {
    refuseIdle(patterns, await this.offered.all());
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
}
