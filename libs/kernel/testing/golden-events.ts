import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Event, type Fold } from '../domain/event.ts';
import { type EventCatalogue, type EventDefinition, type EventJson } from '../domain/event-catalogue.ts';

/** One file of `events.golden/`: an event as that version wrote it, the state that it met and the state that it made. */
interface GoldenEvent {
  readonly type: string;
  readonly version: number;
  readonly given: unknown;
  readonly data: EventJson;
  readonly folds: unknown;
}

/**
 * Tests that today's code reads every event ever written. `folder` holds `<Type>.v<version>.json` for each version of each type of
 * `catalogue`; such a file is added with the version and never changed. A type that was renamed keeps the files of its former names.
 */
export function goldenEvents<State, E extends Event>(
  folder: string,
  catalogue: EventCatalogue<E>,
  fold: Fold<State, E>,
): void {
  const definitions = Object.entries(catalogue as unknown as Record<string, EventDefinition>);
  const present = readdirSync(folder);
  const wanted = definitions.flatMap(([type, { version, formerly = [] }]) =>
    Array.from({ length: version }, (_, older) => {
      const files = [type, ...formerly].map((name) => `${name}.v${older + 1}.json`);
      return files.find((file) => present.includes(file)) ?? files[0]!;
    }),
  );

  describe('golden events', () => {
    test('there is one for every version of every type', () => {
      expect(present).toEqual(expect.arrayContaining(wanted));
    });

    test.each(wanted)('%s still means what it meant', (name) => {
      const golden = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenEvent;
      expect(`${golden.type}.v${golden.version}.json`).toBe(name);
      const [type, { version: today, upcast }] = definitions.find(
        ([name, { formerly = [] }]) => name === golden.type || formerly.includes(golden.type),
      )!;
      let { data } = golden;
      for (let from = golden.version; from < today; from += 1) data = upcast![from]!(data);
      expect(fold.evolve(golden.given as State, { type, data } as E)).toEqual(golden.folds);
    });
  });
}
