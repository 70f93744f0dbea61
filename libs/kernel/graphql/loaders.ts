import DataLoader from 'dataloader';
import { type AppAbility } from '../http/authorization/ability.ts';
import { permissionDenied } from '../http/authorization/ability-checks.ts';
import { cutFields, hasFieldRules } from '../http/authorization/field-rules.ts';
import { type Expander, type Expanders } from '../http/reading/expanders.ts';
import { uuidOf } from '../domain/typed-id.ts';

/** As many as one statement looks up; more are several. */
const LARGEST_BATCH = 200;

/**
 * Gathers what the fields of one answer refer to, so that each kind is one statement. Made anew for every answer: it remembers what one
 * caller may see.
 */
export class Loaders {
  readonly #byPrefix = new Map<string, DataLoader<string, object | null>>();

  constructor(
    private readonly expanders: Expanders,
    private readonly ability: AppAbility | undefined,
  ) {}

  /**
   * What has this public id, its fields cut to what the caller may see; `null` when it is not there or not for the caller.
   * @throws ProblemError 403 `permission.denied` for somebody who may not read things of the kind at all
   */
  async load<View extends object>(id: string | null | undefined): Promise<View | null> {
    if (id === null || id === undefined) return null;
    const prefix = id.split('_', 1)[0]!;
    const expander = this.expanders.find(prefix);
    const uuid = uuidOf(prefix, id);
    if (!expander || uuid === null) return null;
    const { name } = expander.subject;
    if (!this.ability?.can('read', name)) throw permissionDenied(`${name}:read`);
    return (await this.#loader(expander).load(uuid)) as View | null;
  }

  /** The same, looked up anew: after a mutation of it. */
  fresh<View extends object>(id: string): Promise<View | null> {
    this.#byPrefix.delete(id.split('_', 1)[0]!);
    return this.load<View>(id);
  }

  #loader(expander: Expander): DataLoader<string, object | null> {
    const known = this.#byPrefix.get(expander.prefix);
    if (known) return known;
    const loader = new DataLoader<string, object | null>(
      async (ids) => {
        const found = await expander.load(ids);
        return ids.map((id) => this.#cut(expander, found.get(id) ?? null));
      },
      { maxBatchSize: LARGEST_BATCH },
    );
    this.#byPrefix.set(expander.prefix, loader);
    return loader;
  }

  #cut({ subject }: Expander, view: object | null): object | null {
    if (!this.ability || !hasFieldRules(this.ability, 'read', subject)) return view;
    return cutFields(this.ability, 'read', subject, view) as object | null;
  }
}
