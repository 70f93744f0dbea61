import { type AccessColumn } from './access-subject.ts';

/** What a condition may say of the person, as the value of an operator: `{ "workshopId": { "$in": "${user.workshopIds}" } }`. */
export const TEMPLATES = {
  'user.id': { prefix: 'usr', count: 'one' },
  'user.groupIds': { prefix: 'grp', count: 'many' },
  'user.workshopIds': { prefix: 'wsh', count: 'many' },
  'user.vehicleIds': { prefix: 'veh', count: 'many' },
} as const satisfies Record<string, { readonly prefix: string; readonly count: 'one' | 'many' }>;

export type TemplateName = keyof typeof TEMPLATES;

/** Somebody's values as UUIDs. What is missing or empty makes the rule that needs it allow nothing. */
export type TemplateValues = Readonly<Partial<Record<TemplateName, string | readonly string[]>>>;

const FORM = /^\$\{(?<name>[^{}]*)\}$/;

/** Text that wants to be filled; whether it can be is another question, which `templateFault` answers. */
export function isTemplate(value: unknown): value is string {
  return typeof value === 'string' && value.includes('${');
}

/** Why the template cannot stand there, or `undefined`. */
export function templateFault(text: string, column: AccessColumn, count: 'one' | 'many'): string | undefined {
  const name = nameIn(text);
  const known = Object.entries(TEMPLATES).filter(([, template]) => template.count === count);
  const listed = known.map(([other]) => `\${${other}}`).join(', ');
  if (name === undefined || TEMPLATES[name].count !== count) return `here may stand ${listed}, alone`;
  if (column.kind === 'id' && column.prefix === TEMPLATES[name].prefix) return undefined;
  return `\${${name}} holds ids that begin with ${TEMPLATES[name].prefix}_, which this column does not`;
}

/** The value behind the template; `undefined` when it is unknown, absent or of another form. */
export function templateOf(text: string, values: TemplateValues): string | readonly string[] | undefined {
  const name = nameIn(text);
  return name === undefined || !Object.hasOwn(values, name) ? undefined : values[name];
}

function nameIn(text: string): TemplateName | undefined {
  const name = FORM.exec(text)?.groups?.['name'] ?? '';
  return Object.hasOwn(TEMPLATES, name) ? (name as TemplateName) : undefined;
}
