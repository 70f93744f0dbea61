import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, PlatformDatabase } from '#kernel';

export class GraphqlPolicyView {
  /** Whether registered documents alone are run, whoever sends them. */
  readonly onlyRegistered!: boolean;
  /** Also the ETag; 0 until somebody has changed it. */
  readonly version!: number;
}

/** What the tenant has decided about GraphQL. */
export class GetGraphqlPolicy extends Query<GraphqlPolicyView> {}

const FIND = {
  name: 'graphql_policy.find',
  text: 'select only_registered as "onlyRegistered", version from platform.graphql_policy where tenant_id = $1',
};

@QueryHandler(GetGraphqlPolicy)
export class GetGraphqlPolicyHandler implements IQueryHandler<GetGraphqlPolicy> {
  constructor(private readonly platform: PlatformDatabase) {}

  async execute(): Promise<GraphqlPolicyView> {
    const [row] = await this.platform.query<{ onlyRegistered: boolean; version: number }>({
      ...FIND,
      values: [currentTenant().id],
    });
    return row ?? { onlyRegistered: false, version: 0 };
  }
}
