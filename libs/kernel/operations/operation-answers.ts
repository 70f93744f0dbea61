import { Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { typedId } from '../domain/typed-id.ts';
import { type OperationView, operationView } from './operation.dto.ts';
import { Operations } from './operations.ts';
import { preferenceOf } from './prefer.ts';

/** Answers requests about long work, in time or when it has ended, as the caller prefers. Injectable. */
@Injectable()
export class OperationAnswers {
  constructor(private readonly operations: Operations) {}

  /** The 202 of work that has begun, with its `Location`; 200 where it has ended within the time that the caller wanted to wait. */
  async started(operationId: string, prefer: string | undefined, reply: FastifyReply): Promise<OperationView> {
    reply.header('Location', `/v1/operations/${typedId('op', operationId)}`);
    const view = await this.shown(operationId, prefer, reply);
    reply.code(view.done ? 200 : 202);
    return view;
  }

  /** The operation, when it has ended or the time to wait is over. */
  async shown(operationId: string, prefer: string | undefined, reply: FastifyReply): Promise<OperationView> {
    const { waitMs, applied } = preferenceOf(prefer);
    if (applied !== undefined) reply.header('Preference-Applied', applied);
    return operationView(await this.operations.wait(operationId, waitMs));
  }
}
