import { assert, array, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GrantStanding, planMappedGrants } from './mapped-grants.ts';

const ROLES = ['a', 'b', 'c', 'd'];

/** The tenant's grants, as plans are carried out on them, and what is remembered in between. */
class Grants {
  readonly standing = new Map<string, { readonly roleId: string; state: GrantStanding }>();
  known: Record<string, string> = {};
  #count = 0;

  /** @param breaksOff after what was remembered, before anything is given */
  follow(wanted: readonly string[], breaksOff = false): void {
    const { remembered, give, revoke } = planMappedGrants(wanted, this.known, {
      standingOf: (grantId) => this.standing.get(grantId)?.state ?? 'absent',
      newId: () => `grant-${(this.#count += 1)}`,
    });
    if (give.length > 0) this.known = { ...remembered };
    if (breaksOff) return;
    for (const { grantId, roleId } of give) {
      if (this.standing.has(grantId)) throw new Error(`${grantId} is given twice`);
      this.standing.set(grantId, { roleId, state: 'stands' });
    }
    for (const grantId of revoke) {
      const grant = this.standing.get(grantId);
      if (grant) grant.state = 'revoked';
    }
    this.known = Object.fromEntries(Object.entries(this.known).filter(([, grantId]) => !revoke.includes(grantId)));
  }

  get held(): string[] {
    return [...this.standing.values()].flatMap(({ roleId, state }) => (state === 'stands' ? [roleId] : [])).toSorted();
  }
}

describe('grants by groups', () => {
  test('are those of the last sign-in, each once, whatever broke off or was taken back by hand in between', () => {
    const groups = array(constantFrom(...ROLES), { maxLength: 5 });
    const step = constantFrom('follow', 'break off', 'take back');
    assert(
      property(array(step, { maxLength: 12 }), array(groups, { minLength: 13, maxLength: 13 }), (steps, wishes) => {
        const grants = new Grants();
        for (const [index, each] of steps.entries()) {
          if (each === 'take back')
            for (const grant of [...grants.standing.values()].slice(0, 1)) grant.state = 'revoked';
          else grants.follow(wishes[index]!, each === 'break off');
        }
        grants.follow(wishes.at(-1)!);
        expect(grants.held).toEqual([...new Set(wishes.at(-1))].toSorted());
      }),
    );
  });

  test('stay what they are where nothing has changed', () => {
    const plan = planMappedGrants(['a'], { a: '1' }, { standingOf: () => 'stands', newId: () => 'new' });
    expect(plan).toEqual({ remembered: { a: '1' }, give: [], revoke: [] });
  });
});
