import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  currentTenant,
  DomainError,
  EntityLists,
  ListFields,
  type ListRequest,
  type Page,
  PlatformDatabase,
  shapeOf,
  typedId,
} from '#kernel';
import { ServiceAccountRow } from '../entities.ts';

export class ServiceAccountView {
  /** `sva_…` */
  readonly id!: string;
  readonly name!: string;
  readonly description!: string | null;
  /** `rol_…` */
  readonly roleIds!: string[];
  readonly createdAt!: string;
  /** Also the ETag. */
  readonly version!: number;
}

/** By what service accounts can be looked for. */
export const serviceAccountList = new ListFields<ServiceAccountRow>({
  name: 'platform.service-accounts',
  id: 'serviceAccountId',
  sort: '-createdAt',
  shape: shapeOf<ServiceAccountView>({
    id: true,
    name: true,
    description: true,
    roleIds: true,
    createdAt: true,
    version: true,
  }),
  fields: {
    id: { kind: 'id', prefix: 'sva', column: 'serviceAccountId' },
    name: { kind: 'text', sortable: true },
    description: { kind: 'text', nullable: true },
    createdAt: { kind: 'instant', sortable: true },
  },
});

/** The tenant's service accounts, the newest first unless another order is asked for. */
export class ListServiceAccounts extends Query<Page<ServiceAccountView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

/** One service account, by its UUID. */
export class GetServiceAccount extends Query<ServiceAccountView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ListServiceAccounts)
export class ListServiceAccountsHandler implements IQueryHandler<ListServiceAccounts> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListServiceAccounts): Promise<Page<ServiceAccountView>> {
    const within = { tenantId: currentTenant().id };
    return this.lists.page(request, serviceAccountList, { entity: ServiceAccountRow, within, view });
  }
}

@QueryHandler(GetServiceAccount)
export class GetServiceAccountHandler implements IQueryHandler<GetServiceAccount> {
  constructor(private readonly platform: PlatformDatabase) {}

  /** @throws DomainError `service-account.not-found` */
  async execute({ id }: GetServiceAccount): Promise<ServiceAccountView> {
    const where = { tenantId: currentTenant().id, serviceAccountId: id };
    const row = await this.platform.em.findOne(ServiceAccountRow, where);
    if (!row)
      throw new DomainError('not-found', 'service-account.not-found', 'There is no service account with this id');
    return view(row);
  }
}

function view({
  serviceAccountId,
  name,
  description,
  roleIds,
  createdAt,
  version,
}: ServiceAccountRow): ServiceAccountView {
  return {
    id: typedId('sva', serviceAccountId),
    name,
    description,
    roleIds: roleIds.map((roleId) => typedId('rol', roleId)),
    createdAt: createdAt.toISOString(),
    version,
  };
}
