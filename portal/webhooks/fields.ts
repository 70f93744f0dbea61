import { h } from './dom.ts';
import { Problem } from './problem.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLFieldSetElement;

let made = 0;

/** A control with its label, its help and a place for what is wrong with it, tied together for screen readers. */
export class Field {
  readonly element: HTMLElement;
  readonly #fault = h('p', { class: 'fault', id: `fault-${++made}`, hidden: true });

  /** @param name - of the field in the API's body */
  constructor(
    readonly name: string,
    readonly control: Control,
    label: string,
    help = '',
  ) {
    const id = `field-${made}`;
    const helped = help === '' ? null : h('p', { class: 'soft', id: `help-${made}` }, help);
    control.id = id;
    control.setAttribute('aria-describedby', [helped?.id, this.#fault.id].filter(Boolean).join(' '));
    const labelled = control instanceof HTMLFieldSetElement ? null : h('label', { for: id }, label);
    if (control instanceof HTMLFieldSetElement) control.prepend(h('legend', {}, label));
    this.element = h('div', { class: 'field' }, labelled, helped, control, this.#fault);
  }

  /** @param detail - empty: nothing is wrong any more */
  complain(detail: string): void {
    this.#fault.textContent = detail;
    this.#fault.hidden = detail === '';
    if (detail === '') this.control.removeAttribute('aria-invalid');
    else this.control.setAttribute('aria-invalid', 'true');
  }
}

/** Shows what is wrong beside the fields that it is wrong with, and goes to the first of them. @throws what no field here is to blame for */
export function showFaults(fields: readonly Field[], error: unknown): void {
  const problems = error instanceof Problem ? error.fields : [];
  let first: Field | undefined;
  for (const field of fields) {
    const details = problems.filter((problem) => problem.field === field.name).map(({ detail }) => detail);
    field.complain([...new Set(details)].join(' '));
    if (details.length > 0) first ??= field;
  }
  if (!first) throw error;
  first.control.focus();
  const known = new Set(fields.map(({ name }) => name));
  if (problems.some(({ field }) => !known.has(field))) throw error;
}

export function clearFaults(fields: readonly Field[]): void {
  for (const field of fields) field.complain('');
}

/** @param entries - values with what they are called */
export function choice(entries: readonly (readonly [string, string])[], chosen = ''): HTMLSelectElement {
  return h(
    'select',
    {},
    entries.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
}

/** A box to tick, in its label, so that the whole of it can be touched. */
export function box(value: string, text: string | HTMLElement, isChecked: boolean): HTMLLabelElement {
  return h('label', { class: 'box' }, h('input', { type: 'checkbox', value, checked: isChecked }), h('span', {}, text));
}

/** The values of the boxes that are ticked within an element. */
export function ticked(within: HTMLElement): string[] {
  return [...within.querySelectorAll('input')]
    .filter(({ type, checked }) => type === 'checkbox' && checked)
    .map(({ value }) => value);
}
