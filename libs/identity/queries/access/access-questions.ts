import { Injectable } from '@nestjs/common';
import {
  Clock,
  currentContext,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  isAllowed,
  isInBlock,
  permissionDenied,
  TenantDatabase,
  uuidOf,
} from '#kernel';
import { type Holder } from '../../domain/access/grant.ts';
import { type Circumstances } from '../../domain/access/grant-in-force.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { type HolderPolicy, type RulesOfHolder, rulesOf } from '../../domain/access/rules-of-grants.ts';
import { policyOf, TenantPolicies, type TenantPolicy } from '../../domain/access/tenant-policy.ts';
import { UserRow } from '../../entities.ts';
import {
  type AccessQuestionBody,
  type CheckBody,
  type CircumstancesBody,
  type PrincipalBody,
  type ResourceBody,
} from './authz.dto.ts';
import { decide, type Decision, fieldsOf, isAllowedBy, type Question } from './decision.ts';

/** Answers who may do what, for the caller and, to those who may ask, for others. */
@Injectable()
export class AccessQuestions {
  constructor(
    private readonly subjects: DeclaredSubjects,
    private readonly database: TenantDatabase,
    private readonly policies: HolderPolicies,
    private readonly tenants: TenantPolicies,
    private readonly clock: Clock,
  ) {}

  /**
   * The caller's own question is answered by the very ability that guards their requests, unless it is about other circumstances.
   * @throws DomainError `resource.not-found`, `authz.unknown-action`, `authz.unknown-principal`; ProblemError 403 without `authz:read`
   */
  async check(body: CheckBody): Promise<Pick<Decision, 'allowed' | 'fields'>> {
    const { principal, context, at } = body;
    const question = await this.questionOf(body);
    const { ability } = currentContext() ?? {};
    const isPlain = principal === undefined && context === undefined && at === undefined;
    if (isPlain && ability) return { allowed: isAllowedBy(ability, question), fields: fieldsOf(ability, question) };
    return this.#decide(body, question);
  }

  /** The same with the rules that make the answer. @throws as `check` */
  async explain(body: CheckBody): Promise<Decision> {
    return this.#decide(body, await this.questionOf(body));
  }

  /** @throws DomainError `resource.not-found`, `authz.unknown-action` */
  async questionOf({ action, resource }: Pick<AccessQuestionBody, 'action' | 'resource'>): Promise<Question> {
    const subject = this.subjects.find(resource.type);
    if (!subject?.actions.includes(action))
      throw new DomainError('invalid', 'authz.unknown-action', `There is no permission ${resource.type}:${action}`);
    const row = resource.id === undefined ? undefined : await this.#thing(resource);
    // What the caller could not read is not there for them, whatever they ask about it.
    const isHidden =
      row && !this.#mayAskAboutOthers() && !isAllowed(subject, 'read', row) && !isAllowed(subject, action, row);
    if (isHidden || (resource.id !== undefined && !row))
      throw new DomainError('not-found', 'resource.not-found', 'There is nothing with this id');
    return row ? { action, subject, row } : { action, subject };
  }

  /** The rules of one holder under given circumstances. */
  rules(policy: HolderPolicy, circumstances: Circumstances): RulesOfHolder {
    return rulesOf(this.subjects, policy, circumstances);
  }

  /** Everybody in the tenant, for what everybody may do. */
  async people(): Promise<Holder[]> {
    const rows = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findAll(UserRow, { fields: ['userId'] }),
    );
    return rows.map(({ userId }) => ({ kind: 'user', id: userId }));
  }

  policyAt(at: Date | undefined): Promise<TenantPolicy> {
    const { schema } = currentTenant();
    return at ? this.tenants.at(schema, at) : this.tenants.now(schema);
  }

  circumstances(
    { level, onTrustedDevice = false, ip }: CircumstancesBody = {},
    at: Date = this.clock.now(),
  ): Circumstances {
    const isFrom = (block: string): boolean => ip !== undefined && isInBlock(ip, block);
    return { now: at, ...(level ? { level } : {}), onTrustedDevice, isFrom };
  }

  /** @throws DomainError `authz.unknown-principal` */
  async principal({ kind, id }: PrincipalBody): Promise<Holder> {
    const known = kind === 'user' ? uuidOf('usr', id) : id;
    const isThere = known !== null && (kind !== 'user' || (await this.#isPerson(known)));
    if (!isThere) throw new DomainError('not-found', 'authz.unknown-principal', `There is no ${kind} with this id`);
    return { kind, id: known };
  }

  async #decide({ principal, context, at }: CheckBody, question: Question): Promise<Decision> {
    const holder = principal ? await this.principal(principal) : this.#caller();
    const isOwn = sameHolder(holder, this.#caller());
    if (!isOwn && !this.#mayAskAboutOthers()) throw permissionDenied('authz:read');
    const { schema } = currentTenant();
    const policy = at
      ? policyOf(await this.tenants.at(schema, at), holder)
      : (await this.policies.read(schema, holder)).policy;
    return decide(this.rules(policy, this.circumstances(context, at)), holder.kind === 'user', question);
  }

  #caller(): Holder {
    const { kind, id } = currentContext()!.actor!;
    if (kind === 'user') return { kind, id: uuidOf('usr', id)! };
    return { kind: kind === 'client' ? 'client' : 'api-key', id };
  }

  #mayAskAboutOthers(): boolean {
    return currentContext()!.ability?.can('read', 'authz') ?? true;
  }

  async #thing({ type, id }: ResourceBody): Promise<Question['row']> {
    return this.database.withEntities(currentTenant().schema, (em) => this.subjects.thing(em, type, id!));
  }

  async #isPerson(userId: string): Promise<boolean> {
    const count = await this.database.withEntities(currentTenant().schema, (em) => em.count(UserRow, { userId }));
    return count > 0;
  }
}

const sameHolder = (one: Holder, other: Holder): boolean => one.kind === other.kind && one.id === other.id;
