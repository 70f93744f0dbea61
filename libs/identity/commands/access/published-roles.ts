import { Injectable } from '@nestjs/common';
import {
  abilityFrom,
  type Appended,
  AuditTrail,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  instanceOf,
  isInBlock,
  ruleOf,
  TenantDatabase,
  typedId,
} from '#kernel';
import { replay } from '#kernel/domain';
import { AccessCases, RoleCatalogues } from '../../aggregates.ts';
import { type AccessCase } from '../../domain/access/access-case.ts';
import { EVERYBODY_MAY } from '../../domain/access/everybody.ts';
import { type RoleCatalogue, roleCatalogue, type RoleEvent } from '../../domain/access/role.ts';
import { rulesOf } from '../../domain/access/rules-of-grants.ts';
import { policyOf, TenantPolicies, type TenantPolicy } from '../../domain/access/tenant-policy.ts';
import { keepRoleRows } from '../../entities/access-rows.ts';

type Row = Readonly<Record<string, unknown>>;
type Judge = (roles: RoleCatalogue, kept: AccessCase) => boolean;

const OF_EVERYBODY = EVERYBODY_MAY.map(ruleOf);

/** A change of roles, and why it is to be made even where it breaks cases that the tenant keeps. */
export interface RoleChange {
  readonly roleId: string;
  readonly force: string | null;
  readonly decide: (catalogue: RoleCatalogue) => RoleEvent[];
}

/** The tenant's roles, changed under the eyes of the cases that it keeps. */
@Injectable()
export class PublishedRoles {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly cases: AccessCases,
    private readonly policies: TenantPolicies,
    private readonly subjects: DeclaredSubjects,
    private readonly database: TenantDatabase,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Makes the change, unless a case that holds now would hold no more. With a reason it is made all the same, and both are in the audit trail.
   * @throws DomainError `role.breaks-case`; as `decide` does
   */
  async change({ roleId, force, decide }: RoleChange): Promise<Appended> {
    const { state } = await this.cases.load(AccessCases.STREAM);
    const kept = Object.values(state);
    const judge = await this.#judge(kept);
    let broken: string[] = [];
    const changed = (before: RoleCatalogue): RoleEvent[] => {
      const events = decide(before);
      const after = replay(roleCatalogue, events, before);
      broken = kept.filter((one) => judge(before, one) && !judge(after, one)).map(({ name }) => name);
      if (broken.length > 0 && force === null) throw breaksCases(broken);
      return events;
    };
    return this.roles.change(RoleCatalogues.STREAM, changed, async (tx, events) => {
      if (broken.length > 0)
        await this.audit.record(tx, {
          action: 'role.force',
          outcome: 'allowed',
          targets: [{ type: 'role', id: typedId('rol', roleId) }],
          facts: { cases: broken.join(', '), reason: force },
        });
      return keepRoleRows(tx, events);
    });
  }

  /** What is asked about is read before anything is decided; of what is gone nothing can be said, so its cases hold. */
  async #judge(kept: readonly AccessCase[]): Promise<Judge> {
    if (kept.length === 0) return () => true;
    const { schema } = currentTenant();
    const policy = await this.policies.now(schema);
    const rows = new Map<string, Row | undefined>();
    await this.database.withEntities(schema, async (em) => {
      for (const { caseId, resource } of kept)
        if (resource.id !== null) rows.set(caseId, await this.subjects.thing(em, resource.type, resource.id));
    });
    return (roles, one) =>
      rows.has(one.caseId) && !rows.get(one.caseId)
        ? true
        : this.#isAllowed({ ...policy, roles }, one, rows.get(one.caseId)) === one.allowed;
  }

  #isAllowed(policy: TenantPolicy, { principal, action, resource, circumstances }: AccessCase, row?: Row): boolean {
    const subject = this.subjects.find(resource.type);
    if (!subject) return false;
    const { now, ip, level, onTrustedDevice } = circumstances;
    const isFrom = (block: string): boolean => ip !== null && isInBlock(ip, block);
    const then = { now: new Date(now), level, onTrustedDevice, isFrom };
    const { rules } = rulesOf(this.subjects, policyOf(policy, principal), then);
    const everybodys = principal.kind === 'user' ? OF_EVERYBODY : [];
    const ability = abilityFrom([...everybodys, ...rules.map(({ rule }) => rule)]);
    return ability.can(action, row ? instanceOf(subject, row) : subject.name);
  }
}

function breaksCases(cases: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'role.breaks-case',
    `This would break what the tenant wants to hold: ${cases.join(', ')}. Say why in Clutch-Force-Reason if it is to be all the same`,
    { cases },
  );
}
