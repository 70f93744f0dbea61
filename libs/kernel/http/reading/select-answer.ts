import { uuidOf } from '../../domain/typed-id.ts';
import { type AppAbility } from '../authorization/ability.ts';
import { permissionDenied } from '../authorization/ability-checks.ts';
import { cutFields, hasFieldRules } from '../authorization/field-rules.ts';
import { type Expander } from './expanders.ts';
import { type ExpandTree, type FieldTree, type Selected } from './select-paths.ts';

type View = Readonly<Record<string, unknown>>;

const isView = (value: unknown): value is View => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The answer, one view or a page of them, widened by what `expand` follows and cut to what `fields` names. Each path is one statement for
 * the whole page. What a reference names and the caller may not see is `null`, the same as what is not there.
 * @throws ProblemError 403 where the caller may read nothing of the kind at all
 */
export async function selectAnswer(
  answer: unknown,
  { expand, fields }: Selected,
  ability: AppAbility | undefined,
): Promise<unknown> {
  if (!isView(answer)) return answer;
  const page = Array.isArray(answer['data']) ? (answer['data'] as readonly View[]) : undefined;
  const widened = await widen(page ?? [answer], expand, ability);
  const cut = fields ? widened.map((view) => pick(view, fields) as View) : widened;
  return page ? { ...answer, data: cut } : cut[0]!;
}

async function widen(views: readonly View[], tree: ExpandTree, ability: AppAbility | undefined): Promise<View[]> {
  let widened = [...views];
  for (const [name, { by, inner }] of tree) {
    const found = await loadAll(
      widened.map((view) => view[`${name}Id`]),
      by,
      ability,
    );
    const ids = [...found.keys()];
    const deeper = await widen([...found.values()], inner, ability);
    const byId = new Map(ids.map((id, index) => [id, deeper[index]!]));
    widened = widened.map((view) => ({ ...view, [name]: byId.get(view[`${name}Id`] as string) ?? null }));
  }
  return widened;
}

/** @returns views by public id */
async function loadAll(
  shown: readonly unknown[],
  by: Expander,
  ability: AppAbility | undefined,
): Promise<Map<string, View>> {
  const { subject, prefix } = by;
  if (ability && !ability.can('read', subject.name)) throw permissionDenied(`${subject.name}:read`);
  const uuids = new Map<string, string>();
  for (const id of shown) {
    const uuid = typeof id === 'string' ? uuidOf(prefix, id) : null;
    if (uuid !== null) uuids.set(uuid, id as string);
  }
  if (uuids.size === 0) return new Map();
  const loaded = await by.load([...uuids.keys()]);
  const hasRules = ability !== undefined && hasFieldRules(ability, 'read', subject);
  return new Map(
    [...loaded].map(([uuid, view]) => [
      uuids.get(uuid)!,
      (hasRules ? cutFields(ability, 'read', subject, view) : view) as View,
    ]),
  );
}

function pick(value: unknown, fields: FieldTree): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => pick(each, fields));
  if (!isView(value) || fields.size === 0) return value;
  return Object.fromEntries(
    [...fields].flatMap(([name, inner]) => (Object.hasOwn(value, name) ? [[name, pick(value[name], inner)]] : [])),
  );
}
