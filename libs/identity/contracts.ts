import { Command } from '@nestjs/cqrs';

/** Adds the first person of a tenant, who may do everything in it. Sent again for the same id it sets e-mail, name and password anew. */
export class CreateOwner extends Command<void> {
  constructor(
    readonly owner: {
      readonly userId: string;
      readonly email: string;
      readonly name: string;
      readonly password: string;
    },
  ) {
    super();
  }
}
