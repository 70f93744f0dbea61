import { type AppendAnswer, currentContext, type EventStore, type TenantTransaction } from '#kernel';

/** Carries the first answer out of the repeat's transaction. */
export class Repeated extends Error {
  constructor(readonly first: AppendAnswer & { status: 'duplicate' }) {
    super('The command came before');
  }
}

/**
 * Writes the command into the tenant's ledger, where there is one to write: what it made is `streamId`, and a repeat finds it.
 * @returns the log's last position
 * @throws Repeated when the command came before; what the transaction has done until then is undone
 */
export async function rememberCommand(
  tx: TenantTransaction,
  events: EventStore,
  { streamId, category }: { readonly streamId: string; readonly category: string },
): Promise<number> {
  const context = currentContext()!;
  if (!context.command) return events.head(tx);
  const { id: commandId, fingerprint } = context.command;
  const request = { streamId, category, expected: 'any' as const, events: [], commandId, result: { fingerprint } };
  const answer = await events.appendIn(tx, context, request);
  if (answer.status === 'ok') return answer.position;
  throw new Repeated(answer as Repeated['first']);
}
