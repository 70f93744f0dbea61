import { describe, expect, test } from 'vitest';
import { Admission, type Leave } from './admission.ts';

/** Some work that says what became of it. */
class Work {
  state: 'waiting' | 'running' | 'shed' | 'ended' = 'waiting';
  readonly #leave: Leave | undefined;
  constructor(admission: Pick<Admission, 'enter'>, group: string) {
    this.#leave = admission.enter(group, {
      start: () => (this.state = 'running'),
      shed: () => (this.state = 'shed'),
    });
  }
  end(): void {
    this.state = 'ended';
    this.#leave?.();
  }
}
const many = (admission: Pick<Admission, 'enter'>, group: string, count: number) =>
  Array.from({ length: count }, () => new Work(admission, group));
const count = (works: readonly Work[], state: Work['state']) => works.filter((work) => work.state === state).length;
const eight = () => new Admission({ fewest: 2, least: 8, most: 8, waiting: 8 });

test('so many run, as many wait, the rest is turned away at once', () => {
  const admission = eight();
  const works = many(admission, 'a', 40);
  expect([count(works, 'running'), count(works, 'waiting'), count(works, 'shed')]).toEqual([8, 8, 24]);
  expect([admission.running, admission.waiting, admission.shed]).toEqual([8, 8, 24]);
  works[0]!.end();
  works[0]!.end();
  expect([admission.running, admission.waiting, works[8]!.state]).toEqual([8, 7, 'running']);
});

test('when all have ended nothing is left behind', () => {
  const admission = eight();
  const works = ['a', 'b', 'c'].flatMap((group) => many(admission, group, 20));
  while (works.some(({ state }) => state === 'running'))
    for (const work of works) if (work.state === 'running') work.end();
  expect([admission.running, admission.waiting]).toEqual([0, 0]);
});

test('who is held up inside gets no more places until that ends, and keeps none from others', () => {
  let isHeldUp = true;
  const admission = new Admission({ fewest: 2, least: 8, most: 8, waiting: 8 }, (name) => isHeldUp && name === 'slow');
  const slow = many(admission, 'slow', 4);
  const other = many(admission, 'other', 2);
  expect([count(slow, 'running'), count(slow, 'waiting'), count(other, 'running')]).toEqual([1, 3, 2]);
  isHeldUp = false;
  slow[0]!.end();
  expect(count(slow, 'running')).toBe(3);
});

test('who goes while waiting leaves no hole', () => {
  const admission = eight();
  const works = many(admission, 'a', 12);
  works[9]!.end();
  expect(admission.waiting).toBe(3);
  works[0]!.end();
  expect([works[8]!.state, works[9]!.state, admission.waiting]).toEqual(['running', 'ended', 2]);
});

/** A quiet tenant asks once a turn while another floods; in each turn as many end as there are places. @returns its turns of waiting, and what was shed of it */
function storm(admission: Pick<Admission, 'enter'>): { readonly waited: number; readonly shed: number } {
  const flood: Work[] = [];
  let [waited, shed] = [0, 0];
  for (let turn = 0; turn < 200; turn += 1) {
    flood.push(...many(admission, 'storm', 50));
    const quiet = new Work(admission, 'quiet');
    let turns = 0;
    const endSome = () => {
      const running = flood.filter(({ state }) => state === 'running').slice(0, 8);
      for (const work of running) work.end();
    };
    while (quiet.state === 'waiting') {
      turns += 1;
      endSome();
    }
    if (quiet.state === 'shed') shed += 1;
    waited = Math.max(waited, turns);
    quiet.end();
    endSome();
  }
  return { waited, shed };
}

/** First come, first served, as long as there is room. */
class FirstCome implements Pick<Admission, 'enter'> {
  #running = 0;
  readonly #queue: (() => void)[] = [];
  enter(_group: string, { start, shed }: Parameters<Admission['enter']>[1]): Leave {
    const leave = () => {
      this.#running -= 1;
      this.#queue.shift()?.();
    };
    const begin = () => {
      this.#running += 1;
      start();
    };
    if (this.#running < 8) begin();
    else if (this.#queue.length < 8) this.#queue.push(begin);
    else shed();
    return leave;
  }
}

describe('a tenant in a storm', () => {
  test('costs a quiet one nothing: no refusal, and one turn of waiting at the longest', () => {
    const { waited, shed } = storm(eight());
    expect(shed).toBe(0);
    expect(waited).toBeLessThanOrEqual(1);
  });

  test('the control: where the first is served first, the quiet one is turned away', () => {
    expect(storm(new FirstCome()).shed).toBeGreaterThan(100);
  });

  test('loses its own last ones when others want to wait', () => {
    const admission = eight();
    const flood = many(admission, 'storm', 16);
    const others = many(admission, 'other', 6);
    expect(count(others, 'shed')).toBe(0);
    expect(count(flood, 'shed')).toBeGreaterThan(0);
    expect(admission.waiting).toBeLessThanOrEqual(8);
  });

  test('shares the places with one that asks for as much', () => {
    const admission = eight();
    const works = { one: many(admission, 'one', 30), two: many(admission, 'two', 1) };
    for (let turn = 0; turn < 20; turn += 1) {
      const ended = [...works.one, ...works.two].find(({ state }) => state === 'running');
      works.one.push(...many(admission, 'one', 5));
      works.two.push(...many(admission, 'two', 5));
      ended!.end();
    }
    expect(Math.abs(count(works.one, 'running') - count(works.two, 'running'))).toBeLessThanOrEqual(2);
  });
});

describe('how much is let in', () => {
  test('is less when the process is late, down to the least', () => {
    const admission = new Admission({ fewest: 2, least: 4, most: 512, waiting: 4 });
    admission.adapt('late');
    expect(admission.limit).toBe(12);
    for (let round = 0; round < 50; round += 1) admission.adapt('late');
    expect(admission.limit).toBe(4);
  });

  test('is less when the process is busy and several ask, down to the fewest, and for a while after', () => {
    const admission = new Admission({ fewest: 2, least: 4, most: 512, waiting: 4 });
    const round = (...groups: string[]) => {
      for (const group of groups) many(admission, group, 1)[0]!.end();
      admission.adapt('busy');
      return admission.limit;
    };
    expect(round('one')).toBe(16);
    expect(round('one', 'two')).toBe(12);
    expect(round('one')).toBe(9);
    for (let more = 0; more < 9; more += 1) round();
    expect(admission.limit).toBe(2);
    admission.adapt('late');
    expect(admission.limit).toBe(2);
  });

  test('is no less when the process is busy for one alone', () => {
    const admission = new Admission({ fewest: 2, least: 4, most: 512, waiting: 4 });
    const works = many(admission, 'one', 50);
    admission.adapt('busy');
    expect([admission.limit, count(works, 'running')]).toEqual([18, 18]);
  });

  test('is more when it is asked for and the process keeps up, and then those who wait come in', () => {
    const admission = new Admission({ fewest: 2, least: 4, most: 40, waiting: 4 });
    admission.adapt('none');
    expect(admission.limit).toBe(16);
    const works = many(admission, 'a', 50);
    admission.adapt('none');
    expect([admission.limit, count(works, 'running')]).toEqual([18, 18]);
    for (let round = 0; round < 10; round += 1) {
      many(admission, 'a', 50);
      admission.adapt('none');
    }
    expect(admission.limit).toBe(40);
  });

  test('goes back to what it was at first where all who wait would only wait inside', () => {
    let isHeldUp = false;
    const admission = new Admission({ fewest: 2, least: 4, most: 40, waiting: 4 }, () => isHeldUp);
    for (let round = 0; round < 10; round += 1) {
      many(admission, 'a', 50);
      admission.adapt('none');
    }
    expect(admission.limit).toBe(40);
    isHeldUp = true;
    for (let round = 0; round < 10; round += 1) admission.adapt('none');
    expect(admission.limit).toBe(16);
  });
});
