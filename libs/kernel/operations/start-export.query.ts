import { type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ListExport } from './list-export.ts';
import { type ListExportBody } from './list-export.dto.ts';

/** Begins to write the rows of a search into a file, as long work. @returns the operation's UUID */
export class StartExport extends Query<string> {
  constructor(
    readonly work: Type<Pick<ListExport<object, object>, 'start'>>,
    readonly body: ListExportBody,
  ) {
    super();
  }
}

@QueryHandler(StartExport)
export class StartExportHandler implements IQueryHandler<StartExport> {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws ProblemError 422 for a filter or sort that the list does not know: nothing is begun */
  execute({ work, body }: StartExport): Promise<string> {
    return this.modules.get(work, { strict: false }).start(body);
  }
}
