import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { type FactorEvent, type PersonFactors, personFactors } from './domain/factors/person-factors.ts';

/** The confirmed factors of people, a stream for each person. */
@Injectable()
export class FactorsOfPeople extends Aggregate<PersonFactors, FactorEvent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'person-factors', fold: personFactors });
  }
}
