import { permittedFieldsOf } from '@casl/ability/extra';
import { type AccessColumn, type AccessSubject } from '../../domain/access/access-subject.ts';
import { uuidOf } from '../../domain/typed-id.ts';
import { type AppAbility, instanceOf } from './ability.ts';
import { permissionDenied } from './ability-checks.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether any rule of this ability speaks of fields here: most abilities have none, and then nothing is looked at. */
export function hasFieldRules(ability: AppAbility, action: string, subject: AccessSubject): boolean {
  return subject.fields !== undefined && ability.possibleRulesFor(action, subject.name).some(({ fields }) => fields);
}

/**
 * Refuses a body that names a field which the caller may not touch on any thing. Whether it may be on this very thing is for the
 * command to ask, with `requireAllowed`. @throws ProblemError 403 `permission.denied` with the field
 */
export function refuseFields(ability: AppAbility, action: string, subject: AccessSubject, body: unknown): void {
  if (!isObject(body)) return;
  const refused = Object.keys(body).find(
    (field) => subject.fields!.includes(field) && !ability.can(action, subject.name, field),
  );
  if (refused !== undefined) throw permissionDenied(`${subject.name}:${action}`, refused);
}

/**
 * The answer without the fields that the caller may not see: a page of views, or one view. Only declared fields are cut; `id` and
 * `version` are not declared, so they stay.
 */
export function cutFields(ability: AppAbility, action: string, subject: AccessSubject, answer: unknown): unknown {
  if (!isObject(answer)) return answer;
  const list = answer['data'];
  const cut = (view: unknown): unknown => (isObject(view) ? cutView(ability, action, subject, view) : view);
  return Array.isArray(list) ? { ...answer, data: list.map(cut) } : cut(answer);
}

function cutView(ability: AppAbility, action: string, subject: AccessSubject, view: Json): Json {
  const allowed = permittedFieldsOf(ability, action, instanceOf(subject, columnsOf(subject, view)), {
    fieldsFrom: ({ fields }) => fields ?? [...subject.fields!],
  });
  return Object.fromEntries(
    Object.entries(view).filter(([field]) => !subject.fields!.includes(field) || allowed.includes(field)),
  );
}

/** A view's members as columns: public ids become UUIDs, and `id` is the column that is named after the subject. */
function columnsOf({ name, columns = {} }: AccessSubject, view: Json): Json {
  const ownId = `${name.replaceAll(/-(?<letter>\w)/g, (_, letter: string) => letter.toUpperCase())}Id`;
  return Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => [
      column,
      valueOf(kind, view[column] ?? (column === ownId ? view['id'] : null)),
    ]),
  );
}

function valueOf(column: AccessColumn, shown: unknown): unknown {
  if (typeof shown !== 'string') return shown;
  if (column.kind === 'id') return uuidOf(column.prefix, shown) ?? shown;
  return column.kind === 'instant' ? new Date(shown) : shown;
}
