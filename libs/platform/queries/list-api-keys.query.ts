import { type FilterQuery } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import {
  Clock,
  currentTenant,
  IsTypedId,
  Keyset,
  liveTenantId,
  Optional,
  type Page,
  PageQuery,
  Paging,
  PlatformDatabase,
} from '#kernel';
import { KEY_MODES, type KeyMode } from '../domain/api-key.ts';
import { KEY_STATES, type KeyState } from '../domain/key-state.ts';
import { ApiKeyRow } from '../entities.ts';
import { ApiKeyView, apiKeyView } from './api-key-view.dto.ts';
import { keysInState, keysUnusedSince } from './key-state-filter.ts';

const DAY_MS = 86_400_000;

export class ApiKeyFilter {
  @Optional()
  @IsIn(KEY_STATES)
  @ApiProperty({ enum: KEY_STATES, required: false })
  readonly state?: KeyState;

  @Optional()
  @IsIn(KEY_MODES)
  @ApiProperty({ enum: KEY_MODES, required: false })
  readonly mode?: KeyMode;

  @Optional()
  @IsString()
  @Length(1, 64)
  readonly environment?: string;

  @Optional()
  @IsString()
  @Length(1, 64)
  readonly partnerId?: string;

  /** Keys of this person. */
  @Optional()
  @IsTypedId('usr')
  @ApiProperty({ required: false })
  readonly userId?: string;

  /** Keys of this service account. */
  @Optional()
  @IsTypedId('sva')
  @ApiProperty({ required: false })
  readonly serviceAccountId?: string;

  /** Keys that open something and that nobody has used for so many days: `90`. */
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : NaN,
  )
  @IsInt()
  @Min(1)
  @Max(36_500)
  @ApiProperty({ type: 'integer', required: false, minimum: 1, maximum: 36_500, example: 90 })
  readonly unusedDays?: number;
}

/** `?filter[environment]=production&filter[unusedDays]=90` */
export class ApiKeysQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => ApiKeyFilter)
  readonly filter?: ApiKeyFilter;
}

const NEWEST_FIRST = new Keyset<ApiKeyRow>([
  ['createdAt', 'desc'],
  ['keyId', 'desc'],
]);

/** The tenant's keys, revoked ones too, the newest first. */
export class ListApiKeys extends Query<Page<ApiKeyView>> {
  constructor(readonly query: ApiKeysQuery) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  execute({ query: { filter = {}, ...page } }: ListApiKeys): Promise<Page<ApiKeyView>> {
    const tenant = currentTenant();
    const own = {
      tenantId: liveTenantId(tenant),
      ...(tenant.sandboxOf ? { mode: 'test' as const } : {}),
    };
    const now = this.clock.now();
    const wanted = wantedRows(filter, now);
    return this.paging.page<ApiKeyRow, ApiKeyView>(page, {
      list: 'platform.api-keys',
      filter,
      keyset: NEWEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.platform.em.find(ApiKeyRow, { $and: [own, ...wanted, where] }, { orderBy, limit }),
      view: (row) => apiKeyView(row, now),
    });
  }
}

function wantedRows(filter: ApiKeyFilter, now: Date): FilterQuery<ApiKeyRow>[] {
  const { state, unusedDays, userId, serviceAccountId, ...labels } = filter;
  return [
    Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)),
    ...(userId === undefined ? [] : [{ ownerKind: 'user', ownerId: userId } as const]),
    ...(serviceAccountId === undefined ? [] : [{ ownerKind: 'service-account', ownerId: serviceAccountId } as const]),
    ...(state === undefined ? [] : keysInState(state, now)),
    ...(unusedDays === undefined ? [] : keysUnusedSince(new Date(now.getTime() - unusedDays * DAY_MS), now)),
  ];
}
