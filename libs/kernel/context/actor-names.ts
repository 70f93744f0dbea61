import { ERASED } from '../domain/personal-fields.ts';
import { type Actor } from './request-context.ts';

/** Who acted, as an event remembers it: without the name. */
export type ActorRef = Pick<Actor, 'kind' | 'id'>;

/** What a context knows actors of one kind by; ids that it does not know are left out. */
export type NamesOfActors = (schema: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Today's names of those who acted, for timelines. The log itself holds ids only. */
export class ActorNames {
  constructor(private readonly sources: ReadonlyMap<Actor['kind'], NamesOfActors>) {}

  /**
   * Reads the names of all the actors, one question per kind. @returns what gives each of them its name: that of a person or key,
   * `ERASED` for who is not there any more, the id for what is no person.
   */
  async of(schema: string, actors: readonly ActorRef[]): Promise<(actor: ActorRef) => string> {
    const names = new Map<Actor['kind'], ReadonlyMap<string, string>>();
    for (const [kind, source] of this.sources) {
      const ids = [...new Set(actors.filter((actor) => actor.kind === kind).map(({ id }) => id))];
      names.set(kind, ids.length > 0 ? await source(schema, ids) : new Map());
    }
    return ({ kind, id }) => {
      const known = names.get(kind);
      if (!known) return kind === 'operator' ? 'Operator' : id;
      return known.get(id) ?? ERASED;
    };
  }
}
