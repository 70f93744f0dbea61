import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  currentTenant,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  TenantDatabase,
  typedId,
} from '#kernel';
import { SessionRow, UserRow } from '../../entities.ts';

export class SessionPlaceView {
  /** ISO 3166-1 alpha-2. */
  readonly country!: string;
  readonly city!: string;
}

export class SessionView {
  /** `ses_…` */
  readonly id!: string;
  /** `Firefox on Windows`. */
  readonly device!: string | null;
  /** Where it was opened, no closer than the town; `null` where that is not known. */
  readonly place!: SessionPlaceView | null;
  /** How its person proved who they are: `password`, `totp`, `passkey` and the like. */
  readonly methods!: string[];
  /** 2 once a second factor or a passkey was proved. */
  readonly level!: number;
  /** Whether it is the one that asks. */
  readonly isCurrent!: boolean;
  readonly createdAt!: string;
  /** When it was refreshed last. */
  readonly lastUsedAt!: string;
  readonly expiresAt!: string;
}

type Row = InferEntity<typeof SessionRow>;

/** Ids begin with the time. */
const newestFirst = new Keyset<Row>([['sessionId', 'desc']]);

/** The live sessions of a person, the newest first. */
export class ListSessions extends Query<Page<SessionView>> {
  /** @param asker UUID of the session that asks; `of-somebody` where somebody else asks, who may have the wrong id */
  constructor(
    readonly userId: string,
    readonly page: PageQuery,
    readonly asker: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `user.not-found` */
  execute({ userId, page, asker }: ListSessions): Promise<Page<SessionView>> {
    const now = this.clock.now();
    return this.database.withEntities(currentTenant().schema, async (em) => {
      if (asker === 'of-somebody' && (await em.count(UserRow, { userId })) === 0)
        throw new DomainError('not-found', 'user.not-found', 'There is no such person');
      return this.paging.page<Row, SessionView>(page, {
        list: 'identity.sessions',
        filter: { userId },
        keyset: newestFirst,
        fetch: (where, orderBy, limit) =>
          em.find(
            SessionRow,
            { $and: [where, { userId, expiresAt: { $gt: now }, idleUntil: { $gt: now } }] },
            { orderBy, limit },
          ),
        view: (row) => view(row, asker),
      });
    });
  }
}

function view(row: Row, current: string | null): SessionView {
  const { sessionId, deviceName, place, methods, level, createdAt, lastUsedAt, expiresAt } = row;
  return {
    id: typedId('ses', sessionId),
    device: deviceName ?? null,
    place: place ? { country: place.country, city: place.city } : null,
    methods,
    level,
    isCurrent: sessionId === current,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
