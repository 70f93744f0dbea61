import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, TenantDatabase } from '#kernel';
import { TrustedDevices } from './trusted-devices.ts';

/** From now on a factor is asked for on every device of the person. */
export class ForgetDevices extends Command<void> {
  constructor(readonly userId: string) {
    super();
  }
}

@CommandHandler(ForgetDevices)
export class ForgetDevicesHandler implements ICommandHandler<ForgetDevices> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly devices: TrustedDevices,
  ) {}

  async execute({ userId }: ForgetDevices): Promise<void> {
    await this.database.transaction(currentTenant().schema, (tx) => this.devices.forget(tx, userId));
  }
}
