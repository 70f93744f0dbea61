import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  Clock,
  currentContext,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  runInContext,
  type TenantRef,
  typedId,
} from '#kernel';
import { Impersonations } from '../../aggregates.ts';
import { type ImpersonationDoor, ImpersonationDoors } from '../../domain/audit/impersonation-doors.ts';

export class ImpersonationView {
  /** `imp_…` */
  readonly id!: string;
  /** Whom support acted as. */
  readonly userId!: string;
  readonly reason!: string;
  readonly ticket!: string;
  @ApiProperty({ format: 'date-time' })
  readonly openedAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was ended before its time.' })
  readonly endedAt!: string | null;
  /** `open` or `ended`. */
  readonly status!: string;
}

/** When support acted as whom in a tenant, the newest first. */
export class ListImpersonations extends Query<Page<ImpersonationView>> {
  constructor(
    readonly tenant: TenantRef,
    readonly page: PageQuery,
  ) {
    super();
  }
}

type Told = ImpersonationDoor & Pick<ImpersonationView, 'reason' | 'ticket'>;

const newestFirst = new Keyset<Told>([['impersonationId', 'desc']]);

@QueryHandler(ListImpersonations)
export class ListImpersonationsHandler implements IQueryHandler<ListImpersonations> {
  constructor(
    private readonly doors: ImpersonationDoors,
    private readonly impersonations: Impersonations,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  execute({ tenant, page }: ListImpersonations): Promise<Page<ImpersonationView>> {
    const now = this.clock.now();
    return runInContext({ ...currentContext()!, tenant }, () =>
      this.paging.page<Told, ImpersonationView>(page, {
        list: 'identity.impersonations',
        keyset: newestFirst,
        fetch: async (_where, _orderBy, limit, from) => {
          const place = from ? { towards: sides[from.direction], id: String(from.key[0]) } : undefined;
          const doors = await this.doors.list(tenant.id, limit, place);
          return Promise.all(doors.map((door) => this.#told(door)));
        },
        view: (door) => view(door, now),
      }),
    );
  }

  async #told(door: ImpersonationDoor): Promise<Told> {
    const { state } = await this.impersonations.load(door.impersonationId);
    if (state.status === 'none') throw new Error(`Nobody was told of the impersonation ${door.impersonationId}`);
    return { ...door, reason: state.started.reason, ticket: state.started.ticket };
  }
}

const sides = { next: 'older', prev: 'newer' } as const;

function view(
  { impersonationId, userId, openedAt, expiresAt, endedAt, reason, ticket }: Told,
  now: Date,
): ImpersonationView {
  return {
    id: typedId('imp', impersonationId),
    userId: typedId('usr', userId),
    reason,
    ticket,
    openedAt: openedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    status: endedAt === null && expiresAt > now ? 'open' : 'ended',
  };
}
