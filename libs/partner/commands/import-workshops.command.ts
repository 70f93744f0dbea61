import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DoesLongWork, LineImport } from '#kernel';
import { registerOne } from './workshop-actions.ts';

/** A workshop is registered for each line. */
@DoesLongWork()
export class WorkshopImport extends LineImport {
  readonly kind = 'workshop-import';
  protected readonly action = registerOne;
}

/** Registers a workshop for each line, as long work. @returns the operation's UUID */
export class ImportWorkshops extends Command<string> {
  constructor(readonly lines: readonly string[]) {
    super();
  }
}

@CommandHandler(ImportWorkshops)
export class ImportWorkshopsHandler implements ICommandHandler<ImportWorkshops> {
  constructor(private readonly work: WorkshopImport) {}

  execute({ lines }: ImportWorkshops): Promise<string> {
    return this.work.start(lines);
  }
}
