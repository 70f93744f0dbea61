import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiVersions } from '#kernel';

export class VersionChangeView {
  /** What is different since, in one sentence. */
  readonly title!: string;
  /** What a client has to do to move to this version. */
  readonly migration!: string;
  /** Operations whose answers or bodies have another form. */
  readonly operations!: string[];
  /** Types of public events whose data have another form. */
  readonly events!: string[];
}

export class ApiVersionView {
  /** The day on which it began: what `Clutch-Version` takes. */
  readonly version!: string;
  /** What requests without a version of their own speak, when their key is not pinned to another one. */
  readonly isNewest!: boolean;
  readonly changes!: VersionChangeView[];
}

export class ApiVersionList {
  /** The newest first. */
  readonly data!: ApiVersionView[];
}

/** The dated versions of the API, with what changed in each. */
export class ListVersions extends Query<ApiVersionList> {}

@QueryHandler(ListVersions)
export class ListVersionsHandler implements IQueryHandler<ListVersions> {
  constructor(private readonly versions: ApiVersions) {}

  async execute(): Promise<ApiVersionList> {
    const { all, newest, changes } = this.versions;
    const data = all.toReversed().map((version) => ({
      version,
      isNewest: version === newest,
      changes: changes
        .filter((change) => change.version === version)
        .map(({ title, migration, schemas, events = {} }) => ({
          title,
          migration,
          operations: schemas.flatMap(({ answers = {}, requests = {} }) => [
            ...Object.keys(answers),
            ...Object.keys(requests),
          ]),
          events: Object.keys(events),
        })),
    }));
    return { data };
  }
}
