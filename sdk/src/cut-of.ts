import type { Page } from './paging.ts';

/** Each path by itself: `'id,vehicle.plate'` is `'id' | 'vehicle.plate'`. */
type PathsOf<Fields extends string> = Fields extends `${infer First},${infer Rest}` ? First | PathsOf<Rest> : Fields;
type HeadOf<Path extends string> = Path extends `${infer Head}.${string}` ? Head : Path;
type TailOf<Path extends string, Head> = Path extends `${Head & string}.${infer Tail}` ? Tail : never;

/** `vehicle` where the answer has a `vehicleId`: what stands there is of another operation. */
type Followed<Value, Path extends string> = {
  readonly [Name in Exclude<HeadOf<Path>, keyof Value> as `${Name}Id` extends keyof Value ? Name : never]: unknown;
};

/** One object in place of an intersection, as an editor shows it best. */
type Flat<Value> = { [Name in keyof Value]: Value[Name] };

type Cut<Value, Path extends string> = Value extends readonly (infer Item)[]
  ? Cut<Item, Path>[]
  : Value extends object
    ? string extends Path
      ? { [Name in keyof Value]?: Cut<Value[Name], Path> }
      : Flat<
          {
            [Name in keyof Value as Name extends HeadOf<Path> ? Name : never]: [TailOf<Path, Name>] extends [never]
              ? Value[Name]
              : Cut<Value[Name], TailOf<Path, Name>>;
          } & Followed<Value, Path>
        >
    : Value;

/**
 * What `fields` leaves of an answer: its members by name, those of each row where it is a list. Names that are known only when the program
 * runs leave nothing certain, so every member may be missing. `never` is the answer whole.
 */
export type CutOf<Answer, Fields extends string> = [Fields] extends [never]
  ? Answer
  : Answer extends Page<infer Row>
    ? Flat<Omit<Answer, 'data'> & { data: Cut<Row, PathsOf<Fields>>[] }>
    : Cut<Answer, PathsOf<Fields>>;
