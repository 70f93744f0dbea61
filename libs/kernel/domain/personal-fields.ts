/** What stands where a person's text stood, once the person was erased. Folds, upcasters, read models and answers see it as text. */
export const ERASED = '[erased]';

/** Whose the text is: the public id of a person or of what is theirs, `tec_…`. `owner` is the object that holds the text. */
type SubjectOf<Owner, Data> = { of(owner: Owner, data: Data): string }['of'];

type IsText<Value> = string extends NonNullable<Value> ? true : false;

/**
 * Which texts of an event are personal, and whose, in the shape of its data; a list is declared by the shape of its elements:
 * `{ note: ({ vehicleId }) => typedId('veh', vehicleId), technicians: { name: ({ technicianId }) => … } }`.
 * Only text and lists of text can be personal, so that `ERASED` fits wherever they stood. Each may have a subject of its own.
 */
export type PersonalFields<Owner, Data = Owner> = {
  readonly [Key in keyof Owner]?: IsText<Owner[Key]> extends true
    ? SubjectOf<Owner, Data>
    : NonNullable<Owner[Key]> extends readonly (infer Item)[]
      ? IsText<Item> extends true
        ? SubjectOf<Owner, Data>
        : PersonalFields<Item, Data>
      : NonNullable<Owner[Key]> extends object
        ? PersonalFields<NonNullable<Owner[Key]>, Data>
        : never;
};

/** Any event's declaration, as the kernel walks it. */
export type AnyPersonalFields = { readonly [key: string]: SubjectOf<object, object> | AnyPersonalFields | undefined };

/** A text, whose it is, and where it stands: keys and places in lists, joined by dots. */
export type ReplaceText = (text: string, subject: string, path: string) => unknown;

/** A copy of the data in which `replace` has answered for each personal text. What is null, missing or no text stays as it is. */
export function replacePersonalTexts(fields: AnyPersonalFields, data: object, replace: ReplaceText): object {
  return replaceIn(fields, data, data, replace, '');
}

function replaceIn(fields: AnyPersonalFields, owner: object, data: object, replace: ReplaceText, at: string): object {
  const copy: Record<string, unknown> = { ...owner };
  for (const [key, field] of Object.entries(fields)) {
    const value = copy[key];
    const path = at + key;
    if (field === undefined || value === null || value === undefined) continue;
    copy[key] =
      typeof field === 'function'
        ? eachOf(value, path, (item, place) =>
            typeof item === 'string' ? replace(item, field(owner, data), place) : item,
          )
        : eachOf(value, path, (item, place) =>
            typeof item === 'object' && item !== null ? replaceIn(field, item, data, replace, `${place}.`) : item,
          );
  }
  return copy;
}

function eachOf(value: unknown, path: string, change: (item: unknown, path: string) => unknown): unknown {
  return Array.isArray(value) ? value.map((item, index) => change(item, `${path}.${index}`)) : change(value, path);
}

/** These columns of a row with their texts erased. What is null stays null: that nothing was said is known of everybody. */
export function erasedTexts<Row extends object, Key extends keyof Row>(
  row: Row,
  keys: readonly Key[],
): { [K in Key]: Extract<Row[K], null | undefined> | typeof ERASED } {
  const erased = keys.map((key) => [key, (row[key] ?? null) === null ? row[key] : ERASED]);
  return Object.fromEntries(erased) as { [K in Key]: Extract<Row[K], null | undefined> | typeof ERASED };
}
