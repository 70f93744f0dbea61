import { type AccessSubject, type AccessSubjects } from '../../domain/access/access-subject.ts';

/** Every subject that some context declares. Injectable. */
export class DeclaredSubjects implements AccessSubjects {
  readonly #byName: ReadonlyMap<string, AccessSubject>;

  /** @throws Error when two contexts declare the same name, or a scope names a column that is none */
  constructor(declared: readonly AccessSubject[]) {
    const byName = new Map<string, AccessSubject>();
    for (const subject of declared) {
      const { name, columns = {}, scopes = {} } = subject;
      if (byName.has(name)) throw new Error(`The subject ${name} is declared twice`);
      const stray = Object.values(scopes).find((column) => !Object.hasOwn(columns, column));
      if (stray !== undefined) throw new Error(`The subject ${name} has no column ${stray} to be narrowed by`);
      byName.set(name, subject);
    }
    this.#byName = byName;
  }

  find(name: string): AccessSubject | undefined {
    return this.#byName.get(name);
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }
}
