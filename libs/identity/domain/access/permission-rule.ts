import {
  type AccessSubjects,
  type ConditionFault,
  conditionFaults,
  type Conditions,
  normalConditions,
} from '#kernel/domain';

/** One line of a role: what may, or may not, be done, with which fields, on which things. */
export interface PermissionRule {
  /** UUID. */
  readonly permissionId: string;
  /** `read`, or `*` for every action. */
  readonly action: string;
  /** `booking`, or `*` for every subject. */
  readonly subject: string;
  /** Only these members of what is shown and changed; `null` is all. */
  readonly fields: readonly string[] | null;
  /** Only things of this kind; `null` is all. Public ids and templates, as they were written. */
  readonly conditions: Conditions | null;
  /** Takes away in place of giving. */
  readonly inverted: boolean;
  /** Of two rules that disagree the one of higher priority holds; of equal ones the one that takes away. */
  readonly priority: number;
}

/** A permission as somebody writes it. */
export type NewPermission = Omit<PermissionRule, 'permissionId' | 'conditions'> & {
  readonly conditions: Readonly<Record<string, unknown>> | null;
};

/** Every fault of a permission with its place; none means that it can be kept. */
export function permissionFaults(subjects: AccessSubjects, permission: NewPermission): ConditionFault[] {
  const { subject: name, action, fields, conditions } = permission;
  if (name === '*') {
    const needless = fields !== null ? 'fields' : 'conditions';
    if (fields === null && conditions === null) return [];
    return [{ pointer: `/${needless}`, code: 'subject', detail: `${needless} need one subject, not *` }];
  }
  const subject = subjects.find(name);
  if (!subject)
    return [{ pointer: '/subject', code: 'subject', detail: `a subject is * or one of ${subjects.names.join(', ')}` }];
  const strange = fields?.find((field) => !subject.fields?.includes(field));
  return [
    ...(action === '*' || subject.actions.includes(action)
      ? []
      : [
          {
            pointer: '/action',
            code: 'action',
            detail: `an action on ${name} is * or one of ${subject.actions.join(', ')}`,
          },
        ]),
    ...(strange === undefined ? [] : [{ pointer: '/fields', code: 'field', detail: fieldsOf(name, subject.fields) }]),
    ...(conditions === null
      ? []
      : conditionFaults(subject, conditions).map((fault) => ({ ...fault, pointer: `/conditions${fault.pointer}` }))),
  ];
}

/** The permission as it is kept. Call it when there is no fault. */
export function permissionOf(permissionId: string, written: NewPermission): PermissionRule {
  const conditions = written.conditions === null ? null : normalConditions(written.conditions);
  return { permissionId, ...written, fields: written.fields && [...written.fields], conditions };
}

function fieldsOf(subject: string, fields: readonly string[] = []): string {
  return fields.length === 0
    ? `no field of ${subject} can be named`
    : `a field of ${subject} is one of ${fields.join(', ')}`;
}
