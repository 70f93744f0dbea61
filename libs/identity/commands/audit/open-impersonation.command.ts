import { randomBytes } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import {
  ActorNames,
  AuditTrail,
  Clock,
  currentContext,
  DomainError,
  ERASED,
  IsTypedId,
  runInContext,
  type TenantRef,
  typedId,
} from '#kernel';
import { Impersonations } from '../../aggregates.ts';
import { AuditPolicies } from '../../domain/audit/audit-policy.ts';
import { MOST_MINUTES, start } from '../../domain/audit/impersonation.ts';
import { formatImpersonationToken, ImpersonationDoors } from '../../domain/audit/impersonation-doors.ts';

export class OpenImpersonationBody {
  /** Whom to act as. */
  @IsTypedId('usr')
  readonly userId!: string;

  /** Why, in words; the tenant sees it. */
  @IsString()
  @Length(3, 500)
  readonly reason!: string;

  /** Number of the request for help. */
  @IsString()
  @Length(1, 100)
  readonly ticket!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_MINUTES })
  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  readonly minutes!: number;
}

export class OpenedImpersonation {
  /** `imp_…` */
  readonly id!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as `Authorization: Bearer <token>`. Shown this once: null when the request was sent before.',
  })
  readonly token!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;
}

/** Lets the operator act as somebody of the tenant for a while; the tenant is told. */
export class OpenImpersonation extends Command<OpenedImpersonation> {
  constructor(
    readonly tenant: TenantRef,
    readonly wanted: OpenImpersonationBody,
  ) {
    super();
  }
}

/** @throws DomainError `impersonation.switched-off`, `user.not-found` */
@CommandHandler(OpenImpersonation)
export class OpenImpersonationHandler implements ICommandHandler<OpenImpersonation> {
  constructor(
    private readonly impersonations: Impersonations,
    private readonly policies: AuditPolicies,
    private readonly doors: ImpersonationDoors,
    private readonly names: ActorNames,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ tenant, wanted }: OpenImpersonation): Promise<OpenedImpersonation> {
    return runInContext({ ...currentContext()!, tenant }, () => this.#open(tenant, wanted));
  }

  async #open(tenant: TenantRef, wanted: OpenImpersonationBody): Promise<OpenedImpersonation> {
    const { userId, reason, ticket, minutes } = wanted;
    await this.#requirePerson(tenant, typedId('usr', userId));
    const { allowsImpersonation: isAllowed } = await this.policies.of(tenant.schema);
    const openedAt = this.clock.now();
    const expiresAt = new Date(openedAt.getTime() + minutes * 60_000);
    const impersonationId = uuidv7();
    const data = { impersonationId, userId, reason, ticket, expiresAt: expiresAt.toISOString() };
    const { id } = await this.impersonations.change(
      impersonationId,
      (state) => start(state, { ...data, isAllowed }),
      async (tx) => {
        const targets = [
          { type: 'impersonation', id: typedId('imp', impersonationId) },
          { type: 'user', id: typedId('usr', userId) },
        ];
        const facts = { reason, ticket, minutes };
        await this.trail.record(tx, { action: 'impersonation.open', outcome: 'allowed', targets, facts });
      },
    );
    if (id !== impersonationId) return this.#openedBefore(tenant, id);
    const secret = randomBytes(32).toString('base64url');
    // After the tenant was told: a door that nobody knows of does not open.
    await this.doors.open({ impersonationId, tenantId: tenant.id, userId, openedAt, expiresAt }, secret);
    const token = formatImpersonationToken(impersonationId, secret);
    return { id: typedId('imp', id), token, expiresAt: data.expiresAt };
  }

  /** Under the same key. */
  async #openedBefore(tenant: TenantRef, impersonationId: string): Promise<OpenedImpersonation> {
    const door = await this.doors.find(tenant.id, impersonationId);
    const { state } = await this.impersonations.load(impersonationId);
    if (state.status === 'none') throw new Error(`The stream of the impersonation ${impersonationId} is empty`);
    const expiresAt = door?.expiresAt.toISOString() ?? state.started.expiresAt;
    return { id: typedId('imp', impersonationId), token: null, expiresAt };
  }

  async #requirePerson({ schema }: TenantRef, id: string): Promise<void> {
    const actor = { kind: 'user', id } as const;
    const nameOf = await this.names.of(schema, [actor]);
    if (nameOf(actor) === ERASED)
      throw new DomainError('not-found', 'user.not-found', 'The tenant has nobody with this id');
  }
}
