/** A fact of one aggregate: a name in the past tense and flat JSON (ISO strings, integer minor units, no classes). */
export interface Event<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * How a stream becomes a state: `evolve` is pure, total over all events ever written and never throws.
 * A changed fold must still read every old event (see `EventDefinition.upcast`).
 */
export interface Fold<State, E extends Event> {
  readonly initial: State;
  evolve(state: State, event: E): State;
}

/** The state that a list of events leads to, from the fold's initial state or from one given. */
export function replay<State, E extends Event>(fold: Fold<State, E>, events: Iterable<E>, from = fold.initial): State {
  let state = from;
  for (const event of events) state = fold.evolve(state, event);
  return state;
}
