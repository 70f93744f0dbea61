import { AsyncLocalStorage } from 'node:async_hooks';

/** A transaction that all work of a tenant in some piece of code goes into. */
export interface Joined<Lease> {
  readonly schema: string;
  readonly lease: Lease;
  /** Whether the asking code is inside of a part of it already. */
  readonly isInside: boolean;
  /** Parts of it go one behind the other: a savepoint is no place for two. */
  readonly turns: { last: Promise<unknown> };
  /** Statements of code that asks for several things at once, which one connection answers one by one. */
  readonly sends: { last: Promise<unknown> };
}

const storage = new AsyncLocalStorage<Joined<unknown>>();

/** The transaction that work of this tenant has to go into here, if there is one. */
export function joinedOf<Lease>(schema: string): Joined<Lease> | undefined {
  const joined = storage.getStore();
  return joined?.schema === schema ? (joined as Joined<Lease>) : undefined;
}

/** From here on, all work of the tenant goes into this transaction. */
export function joinAll<Lease, T>(schema: string, lease: Lease, work: () => Promise<T>): Promise<T> {
  return storage.run(
    { schema, lease, isInside: false, turns: { last: Promise.resolve() }, sends: { last: Promise.resolve() } },
    work,
  );
}

/** Runs a part that is undone by itself when it fails: between two savepoints, when nobody else has one. */
export function asPart<Lease, T>(joined: Joined<Lease>, part: () => Promise<T>): Promise<T> {
  const run = (): Promise<T> => storage.run({ ...joined, isInside: true }, part);
  if (joined.isInside) return run();
  const turn = joined.turns.last.then(run);
  joined.turns.last = turn.catch(() => undefined); // whoever waits for this part hears of it
  return turn;
}
