import { type Api } from './api.ts';
import { h } from './dom.ts';
import { type Portal } from './portal.ts';
import { type Operation } from './views.ts';
import { filled } from './words.ts';

const PAUSE_MS = 700;

/** Asks for long work until it has ended. @param seen - is told each time how far it is, and may end the asking by answering false */
export async function ended(
  api: Api,
  begun: Operation,
  seen: (operation: Operation) => boolean = () => true,
): Promise<Operation> {
  let operation = begun;
  while (!operation.done && seen(operation)) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    operation = await api.get<Operation>(`/v1/operations/${operation.id}`);
  }
  seen(operation);
  return operation;
}

/** Shows how far long work is, with a way to cancel it, until it has ended or the part of the page is left. */
export async function followed(portal: Portal, begun: Operation, within: HTMLElement): Promise<void> {
  const { words } = portal;
  const bar = h('progress', { 'aria-label': words.working });
  const text = h('p', { role: 'status' });
  const stop = portal.button(words.replay.stop, () => portal.api.delete(`/v1/operations/${begun.id}`), 'quiet');
  const box = h('div', { class: 'note operation' }, bar, text, stop);
  within.append(box);
  const end = await ended(portal.api, begun, ({ progress: { done, total } }) => {
    if (total !== null) Object.assign(bar, { max: Math.max(total, 1), value: done });
    text.textContent = filled(words.replay.progress, { done, total: total ?? '…' });
    return box.isConnected;
  });
  bar.remove();
  stop.remove();
  text.textContent = endIn(portal, end);
}

function endIn({ words }: Portal, { state, progress, error }: Operation): string {
  if (state === 'failed') return filled(words.failed, { detail: error?.detail ?? '' });
  return state === 'cancelled' ? words.replay.cancelled : filled(words.replay.done, { done: progress.done });
}
