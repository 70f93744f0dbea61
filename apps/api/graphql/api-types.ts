import { type ContextDefinition } from '#kernel';
import { bookingContext } from '#booking';
import { fleetContext } from '#fleet';
import { partnerContext } from '#partner';
import { platformContext } from '#platform';

const contexts: readonly ContextDefinition[] = [platformContext, partnerContext, fleetContext, bookingContext];

/** The parts of which the API's GraphQL schema is made. */
export const API_TYPES = contexts.flatMap(({ graphql = [] }) => graphql);
