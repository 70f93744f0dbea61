import { code, h } from './dom.ts';
import { type Portal } from './portal.ts';

/** A secret, shown until it is hidden or the part of the page is left, with a button that copies it. */
export function secretBox(portal: Portal, label: string, secret: string): HTMLElement {
  const { words } = portal;
  const copy = portal.button(words.copy, async () => {
    await navigator.clipboard.writeText(secret);
    portal.say(words.copied);
  });
  const shown = h(
    'div',
    { class: 'note secret' },
    h('p', {}, h('strong', {}, label)),
    h('p', {}, code(secret)),
    // A frame may have no clipboard, and there is none without https.
    'clipboard' in navigator ? copy : null,
    h('button', { type: 'button', class: 'quiet', onclick: () => shown.remove() }, words.keys.hide),
  );
  return shown;
}
