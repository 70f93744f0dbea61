import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { currentContext, etag } from '#kernel';
import { ChangeServiceAccount } from '../commands/change-service-account.command.ts';
import { CreateServiceAccount } from '../commands/create-service-account.command.ts';
import { type ChangeServiceAccountBody, type CreateServiceAccountBody } from '../commands/service-account.dto.ts';
import { GetServiceAccount, type ServiceAccountView } from '../queries/list-service-accounts.query.ts';

/** What programs and staff do about service accounts by more than one step, the same in both APIs. */
@Injectable()
export class ServiceAccountDesk {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async create(body: CreateServiceAccountBody, reply: FastifyReply): Promise<ServiceAccountView> {
    const id = await this.commands.execute(new CreateServiceAccount(body));
    if (currentContext()?.replayed) reply.header('Idempotent-Replayed', 'true');
    return this.#shown(id, reply);
  }

  async change(id: string, body: ChangeServiceAccountBody, reply: FastifyReply): Promise<ServiceAccountView> {
    await this.commands.execute(new ChangeServiceAccount(id, body));
    return this.#shown(id, reply);
  }

  async #shown(id: string, reply: FastifyReply): Promise<ServiceAccountView> {
    const account = await this.queries.execute(new GetServiceAccount(id));
    reply.header('ETag', etag(account.version));
    return account;
  }
}
