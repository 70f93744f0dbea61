type Child = Node | string | null | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | null | ((event: Event) => void)>>;

/**
 * An element. What is text stays text: nothing here is ever read as HTML, for much of it are a receiver's own words. A function is a
 * listener (`onclick`), `true` an attribute without value, `false` and `null` none.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice('on'.length), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null) return [];
    return typeof child === 'string' || child instanceof Node ? [child] : nodes(child);
  });
}

/** What is code in every language: addresses, ids, JSON. It runs from left to right. */
export const code = (text: string): HTMLElement => h('code', { dir: 'ltr' }, text);

/** Code in lines of its own, which the keyboard can scroll. */
export const block = (text: string, label: string): HTMLElement =>
  h('pre', { dir: 'ltr', tabindex: 0, role: 'region', 'aria-label': label }, h('code', {}, text));

/** Terms, each with what stands to it; a term without anything is left out. */
export function facts(entries: readonly (readonly [string, Child])[]): HTMLElement {
  const shown = entries.filter(([, value]) => value !== null && value !== '');
  return h(
    'dl',
    {},
    shown.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
  );
}
