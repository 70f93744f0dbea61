import { type EntitySchema } from '@mikro-orm/core';
import { type EntityManager } from '@mikro-orm/postgresql';
import { type AccessSubject, type AccessSubjects } from '../../domain/access/access-subject.ts';
import { uuidOf } from '../../domain/typed-id.ts';

/** A subject with where its things lie, so that a question about one can be answered. */
export interface DeclaredSubject extends AccessSubject {
  /** Absent where nothing of the kind can be asked for by its id. */
  readonly rows?: { readonly entity: EntitySchema; readonly key: string; readonly prefix: string };
}

type Row = Readonly<Record<string, unknown>>;

/** Every subject that some context declares. Injectable. */
export class DeclaredSubjects implements AccessSubjects {
  readonly #byName: ReadonlyMap<string, DeclaredSubject>;

  /** @throws Error when two contexts declare the same name, or a scope names a column that is none */
  constructor(declared: readonly DeclaredSubject[]) {
    const byName = new Map<string, DeclaredSubject>();
    for (const subject of declared) {
      const { name, columns = {}, scopes = {} } = subject;
      if (byName.has(name)) throw new Error(`The subject ${name} is declared twice`);
      const stray = Object.values(scopes).find((column) => !Object.hasOwn(columns, column));
      if (stray !== undefined) throw new Error(`The subject ${name} has no column ${stray} to be narrowed by`);
      byName.set(name, subject);
    }
    this.#byName = byName;
  }

  find(name: string): DeclaredSubject | undefined {
    return this.#byName.get(name);
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** The thing with this public id in the tenant of `em`; `undefined` when there is none, or no such kind, or it is another tenant's. */
  async thing(em: EntityManager, name: string, publicId: string): Promise<Row | undefined> {
    const { rows } = this.find(name) ?? {};
    const id = rows && uuidOf(rows.prefix, publicId);
    if (!rows || id === undefined || id === null) return undefined;
    return (await em.findOne<Row>(rows.entity, { [rows.key]: id })) ?? undefined;
  }

  /** Those of these UUIDs that name nothing of the kind in the tenant of `em`. */
  async unknown(em: EntityManager, name: string, ids: readonly string[]): Promise<string[]> {
    const { rows } = this.find(name) ?? {};
    if (!rows || ids.length === 0) return [...ids];
    const found = await em.find<Row>(rows.entity, { [rows.key]: { $in: [...ids] } });
    const present = new Set(found.map((row) => row[rows.key]));
    return ids.filter((id) => !present.has(id));
  }
}
