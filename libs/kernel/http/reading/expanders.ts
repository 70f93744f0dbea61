import { DiscoveryService } from '@nestjs/core';
import { type AccessSubject } from '../../domain/access/access-subject.ts';
import { type Shape } from './shape.ts';

/** How the resources of one kind are shown inside of others. Declared by the context that owns them, with `@Expands()`. */
export interface Expander {
  /** Of their public ids, `veh`. */
  readonly prefix: string;
  /** Whose `read` a caller needs. */
  readonly subject: AccessSubject;
  readonly shape: Shape;
  /** Those of these UUIDs that the caller may read, in one statement. @returns views by UUID */
  load(ids: readonly string[]): Promise<ReadonlyMap<string, object>>;
}

/** Marks an injectable that implements `Expander`. */
export const Expands = DiscoveryService.createDecorator<void>();

/** Every expander of the app, by the prefix of its ids. Injectable. */
export class Expanders {
  readonly #byPrefix = new Map<string, Expander>();

  /** @throws Error when two contexts show the same kind of resource */
  register(expanders: readonly Expander[]): void {
    for (const expander of expanders) {
      if (this.#byPrefix.has(expander.prefix)) throw new Error(`The ids ${expander.prefix}_ have two expanders`);
      this.#byPrefix.set(expander.prefix, expander);
    }
  }

  find(prefix: string): Expander | undefined {
    return this.#byPrefix.get(prefix);
  }
}
