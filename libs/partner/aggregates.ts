import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { workshop, type Workshop, type WorkshopEvent } from './domain/workshop.ts';

@Injectable()
export class Workshops extends Aggregate<Workshop, WorkshopEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'workshop', fold: workshop });
  }
}
