import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsBoolean } from 'class-validator';
import { currentTenant, PlatformDatabase, refuseOtherVersion } from '#kernel';
import { DocumentChanges } from '../domain/document-changes.ts';

export class GraphqlPolicyBody {
  /** Whether registered documents alone are run, whoever sends them. */
  @IsBoolean()
  readonly onlyRegistered!: boolean;
}

/** Replaces what the tenant has decided about GraphQL. */
export class ChangeGraphqlPolicy extends Command<void> {
  constructor(readonly policy: GraphqlPolicyBody) {
    super();
  }
}

const SQL = {
  lock: 'select version from platform.graphql_policy where tenant_id = $1 for update',
  put: `insert into platform.graphql_policy (tenant_id, only_registered, version) values ($1, $2, 1)
    on conflict (tenant_id) do update set only_registered = excluded.only_registered, version = platform.graphql_policy.version + 1`,
} as const;

/** @throws PreconditionFailed */
@CommandHandler(ChangeGraphqlPolicy)
export class ChangeGraphqlPolicyHandler implements ICommandHandler<ChangeGraphqlPolicy> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: DocumentChanges,
  ) {}

  async execute({ policy }: ChangeGraphqlPolicy): Promise<void> {
    const { id } = currentTenant();
    await this.platform.transaction(async (tx) => {
      const [before] = await tx.query<{ version: number }>({ text: SQL.lock, values: [id] });
      refuseOtherVersion(before?.version ?? 0);
      await tx.query({ text: SQL.put, values: [id, policy.onlyRegistered] });
    });
    this.changes.announce(id);
  }
}
