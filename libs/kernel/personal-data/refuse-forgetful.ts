import { type SubjectErased } from '../domain/subject-erased.ts';
import { type EventTypes } from '../events/event-types.ts';
import { type Subscription } from '../subscriptions/subscription.ts';

const SUBJECT_ERASED: SubjectErased['type'] = 'SubjectErased';

/** Whether a subscription keeps something about people and scrubs it. */
export function scrubs({ handlers }: { readonly handlers: object }): boolean {
  return Object.hasOwn(handlers, SUBJECT_ERASED);
}

/**
 * A read model that is shown personal texts keeps them, so it must answer `SubjectErased`; one that keeps none says so with a handler
 * that does nothing. Processes are shown none, policies keep nothing, and feeds pass on the public form, which has none. @throws Error at boot, so that no release can forget one
 */
export function refuseForgetful(types: EventTypes, subscriptions: readonly Subscription[]): void {
  for (const subscription of subscriptions) {
    if (subscription.kind !== 'projection' || scrubs(subscription)) continue;
    const personal = types.all().find(({ type, personal }) => personal && Object.hasOwn(subscription.handlers, type));
    if (personal)
      throw new Error(
        `${subscription.name} reads personal texts of ${personal.type} and does not handle SubjectErased: what it keeps of them would outlive the person's erasure`,
      );
  }
}
