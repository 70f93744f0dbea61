import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DoesLongWork, LineImport } from '#kernel';
import { registerOne } from './vehicle-actions.ts';

/** A vehicle is registered for each line. */
@DoesLongWork()
export class VehicleImport extends LineImport {
  readonly kind = 'vehicle-import';
  protected readonly action = registerOne;
}

/** Registers a vehicle for each line, as long work. @returns the operation's UUID */
export class ImportVehicles extends Command<string> {
  constructor(readonly lines: readonly string[]) {
    super();
  }
}

@CommandHandler(ImportVehicles)
export class ImportVehiclesHandler implements ICommandHandler<ImportVehicles> {
  constructor(private readonly work: VehicleImport) {}

  execute({ lines }: ImportVehicles): Promise<string> {
    return this.work.start(lines);
  }
}
