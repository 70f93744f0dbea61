import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { currentContext, etag, type HttpRequest } from '#kernel';
import { type ChangeApiKeyBody, type IssueApiKeyBody } from '../commands/api-key.dto.ts';
import { ChangeApiKey } from '../commands/change-api-key.command.ts';
import { type IssuedApiKeyView } from '../commands/issue-api-key.command.ts';
import { type LearntKey, newKeyOf, refuseToLearn } from '../commands/new-key.ts';
import { PinKeyVersion, type PinKeyVersionBody } from '../commands/pin-key-version.command.ts';
import { RotateApiKey, type RotatedApiKeyView } from '../commands/rotate-api-key.command.ts';
import { IssueApiKey } from '../contracts.ts';
import { type ApiKeyView } from '../queries/api-key-view.dto.ts';
import { GetApiKey } from '../queries/get-api-key.query.ts';

/** What programs and staff do about keys by more than one step, the same in both APIs. */
@Injectable()
export class ApiKeyDesk {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async create(body: IssueApiKeyBody, request: HttpRequest, reply: FastifyReply): Promise<IssuedApiKeyView> {
    const key = await this.commands.execute(new IssueApiKey(newKeyOf(body, request)));
    markReplay(reply);
    return key;
  }

  async change(keyId: string, body: ChangeApiKeyBody, reply: FastifyReply): Promise<ApiKeyView> {
    await this.commands.execute(new ChangeApiKey(keyId, body));
    const key = await this.queries.execute(new GetApiKey(keyId));
    reply.header('ETag', etag(key.version));
    return key;
  }

  async pin(keyId: string, { version }: PinKeyVersionBody, reply: FastifyReply): Promise<ApiKeyView> {
    await this.commands.execute(new PinKeyVersion(keyId, version));
    const key = await this.queries.execute(new GetApiKey(keyId));
    reply.header('ETag', etag(key.version));
    return key;
  }

  async rotate(
    keyId: string,
    graceSeconds: number,
    request: HttpRequest,
    reply: FastifyReply,
  ): Promise<RotatedApiKeyView> {
    const mayLearn = (key: LearntKey) => refuseToLearn(key, request);
    const rotated = await this.commands.execute(new RotateApiKey(keyId, graceSeconds, mayLearn));
    markReplay(reply);
    return rotated;
  }
}

function markReplay(reply: FastifyReply): void {
  if (currentContext()?.replayed) reply.header('Idempotent-Replayed', 'true');
}
