import { type Type } from '@nestjs/common';
import { type Command } from '@nestjs/cqrs';
import { type Appended } from '../../events/aggregate.ts';
import { type Permission } from '../authorization/ability.ts';

/** The command of a single operation, as many of them are sent at once. */
export interface BulkAction {
  /** Asked for each item. */
  readonly permission: Permission;
  /** The class of the single operation's body. */
  readonly body?: Type<object>;
  /** What the item's `id` names; absent for what is made anew. */
  readonly target?: { readonly prefix: string; readonly notFound: string };
  /** It changes a versioned resource, so that an item without `ifMatch` is refused with 428. */
  readonly needsVersion?: true;
  /** With which the single operation succeeds. */
  readonly status: 200 | 201;
  /** Of the id in the receipt. */
  readonly prefix: string;
  /** @param id - the target's UUID */
  command(id: string, body: object): Command<Appended>;
}

/** Actions by the names under which items ask for them: `confirm`. */
export type BulkActions = Readonly<Record<string, BulkAction>>;

/** Declares an action whose command knows the class of its body. */
export function bulkAction<Body extends object>(
  action: Omit<BulkAction, 'body' | 'command'> & {
    readonly body?: Type<Body>;
    command(id: string, body: Body): Command<Appended>;
  },
): BulkAction {
  return action;
}
