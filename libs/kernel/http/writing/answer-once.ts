import { Logger } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type CommandKey, type RequestContext } from '../../context/request-context.ts';
import { uuidV5 } from '../../context/uuid-v5.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type KeptAnswer, keptAnswer } from './kept-answer.ts';
import { type KeptAnswers } from './kept-answers.ts';

const log = new Logger('idempotency');

/** What one POST has to do with its key. */
export interface OnceRequest {
  readonly context: RequestContext;
  readonly command: CommandKey;
  readonly reply: FastifyReply;
}

/**
 * Lets a request work once per key: a repeat gets the first answer, refusals included. What is no outcome of a decision (a wrong body,
 * 401, 403, 412, 5xx) is not kept. Events that the work appends carry an id which follows from the key, so that even a request whose
 * process died before its answer was kept appends them once.
 */
export async function answerOnce(
  kept: KeptAnswers,
  { context, command, reply }: OnceRequest,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { tenant } = context;
  const before = await kept.claim(tenant, command);
  if (before) return replay(context, reply, before);
  context.command = { id: uuidV5(command.id, 'effect'), fingerprint: command.fingerprint };
  let answer: KeptAnswer | undefined;
  try {
    const body = await work();
    answer = keptAnswer(reply.statusCode, body, (name) => reply.getHeader(name));
    return body;
  } catch (error) {
    answer = refusalOf(error);
    throw error;
  } finally {
    await end(kept, { context, command, answer });
  }
}

async function end(
  kept: KeptAnswers,
  { context, command, answer }: Pick<OnceRequest, 'context' | 'command'> & { readonly answer: KeptAnswer | undefined },
): Promise<void> {
  try {
    if (answer) await kept.keep(context, command, answer);
    else await kept.forget(context.tenant, command);
  } catch (err) {
    // What was done is done and is told; a repeat waits for a minute, and then works under the same id.
    log.warn({ err }, 'The answer to a request with an Idempotency-Key was not kept');
  }
}

function replay(context: RequestContext, reply: FastifyReply, { status, headers, body, refusal }: KeptAnswer): unknown {
  context.replayed = true;
  if (refusal) {
    const { kind, code, message, details } = refusal;
    throw new DomainError(kind, code, message, details);
  }
  reply.code(status).headers(headers);
  return body;
}

function refusalOf(error: unknown): KeptAnswer | undefined {
  if (!(error instanceof DomainError) || error.kind === 'forbidden') return undefined;
  // What only asks to be tried again is no decision.
  if (error.code === 'command.contended' || error.details['retryAfterSeconds'] !== undefined) return undefined;
  const { kind, code, message, details } = error;
  return { status: 0, headers: {}, refusal: { kind, code, message, details } };
}
