import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CommandKey, currentContext, currentTenant } from '../../context/request-context.ts';
import { uuidV5 } from '../../context/uuid-v5.ts';
import { EventStore } from '../../events/event-store.ts';
import { TenantDatabase } from '../../tenancy/tenant-database.ts';
import { type ProblemItem } from '../problems/problem.ts';
import { invalidRequest } from '../problems/problem-error.ts';
import { type BatchBody, type BatchItem, type BatchItemView, type BatchView } from './batch.dto.ts';
import { type BulkActions } from './bulk-action.ts';
import { BulkItems, type ItemAnswer } from './bulk-items.ts';

/** Carries the answers of an atomic batch out of the transaction that one refusal undoes. */
class Undone extends Error {
  constructor(readonly answers: readonly ItemAnswer[]) {
    super('An item was refused');
  }
}

/**
 * Runs up to a hundred single operations of one request, in their order. Each item acts once under `{key}#{index}`, so a batch that is
 * sent again does what was not done. Injectable.
 */
@Injectable()
export class Batches {
  constructor(
    private readonly items: BulkItems,
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
  ) {}

  /** @throws ProblemError 422 for an action that is none: then nothing is done */
  async run(actions: BulkActions, { items, atomic = false }: BatchBody): Promise<BatchView> {
    refuseUnknown(actions, items);
    const answers = atomic ? await this.#atOnce(actions, items) : await this.#oneByOne(actions, items);
    return { data: answers.map((answer, index): BatchItemView => ({ index, ...inBatch(answer, index) })) };
  }

  async #oneByOne(actions: BulkActions, items: readonly BatchItem[], stops = false): Promise<ItemAnswer[]> {
    const answers: ItemAnswer[] = [];
    for (const [index, item] of items.entries()) {
      const answer = await this.items.run(actions[item.action]!, item, keyOf(item, index));
      answers.push(answer);
      if (stops && answer.problem) throw new Undone(answers);
    }
    return answers;
  }

  async #atOnce(actions: BulkActions, items: readonly BatchItem[]): Promise<ItemAnswer[]> {
    const { schema } = currentTenant();
    const context = currentContext()!;
    try {
      const answers = await this.database.inOne(schema, () => this.#oneByOne(actions, items, true));
      this.events.announce(schema);
      return answers;
    } catch (error) {
      // The record of the trail went with the transaction.
      context.audit?.unmark('allowed');
      if (!(error instanceof Undone)) throw error;
      return items.map((_, index) => this.#undone(error.answers, index));
    }
  }

  #undone(answers: readonly ItemAnswer[], index: number): ItemAnswer {
    const refused = answers.length - 1;
    if (index === refused) return answers[refused]!;
    const detail = `Nothing was done, because item ${refused} was refused`;
    const extensions = { refusedItem: refused };
    return { status: 424, problem: this.items.told({ status: 424, code: 'batch.undone', detail, extensions }) };
  }
}

/** Places in the item, as places in the batch. */
function inBatch(answer: ItemAnswer, index: number): ItemAnswer {
  const errors = answer.problem?.['errors'] as readonly ProblemItem[] | undefined;
  if (!errors) return answer;
  const rooted = errors.map((error) =>
    error.pointer === undefined ? error : { ...error, pointer: `/items/${index}${error.pointer}` },
  );
  return { ...answer, problem: { ...answer.problem, errors: rooted } };
}

/** Whatever a caller without a key sends is done as often as it is sent. */
function keyOf(item: BatchItem, index: number): CommandKey | undefined {
  const { command } = currentContext()!;
  if (!command) return undefined;
  const fingerprint = createHash('sha256').update(JSON.stringify(item)).digest('hex');
  return { id: uuidV5(command.id, `#${index}`), fingerprint };
}

function refuseUnknown(actions: BulkActions, items: readonly BatchItem[]): void {
  const errors = items.flatMap(({ action }, index) =>
    Object.hasOwn(actions, action)
      ? []
      : [
          {
            pointer: `/items/${index}/action`,
            code: 'unknown-action',
            detail: `action must be one of ${Object.keys(actions).join(', ')}`,
          },
        ],
  );
  if (errors.length > 0) throw invalidRequest(errors);
}
