import { DomainError } from '#kernel/domain';

/** What is said of a name that none of the tenant's consumers has. */
export function noSuchConsumer(): DomainError {
  return new DomainError('not-found', 'event-consumer.not-found', 'There is no event consumer with this name');
}
