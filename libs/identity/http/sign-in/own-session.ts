import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type HttpRequest, ProblemError, uuidOf } from '#kernel';
import { type Stepping } from '../../commands/sign-in/step-up.command.ts';

/** The person who asks and the session by which they do, as UUIDs. Whoever has no session is refused with 403 `person.required`. */
export const OwnSession = createParamDecorator((_: unknown, context: ExecutionContext): Stepping => {
  const { principal } = context.switchToHttp().getRequest<HttpRequest>();
  const userId = principal?.actor.kind === 'user' ? uuidOf('usr', principal.actor.id) : null;
  const sessionId = uuidOf('ses', principal?.credentialId ?? '');
  if (userId !== null && sessionId !== null) return { userId, sessionId };
  throw new ProblemError(403, 'person.required', 'This concerns a person; sign in and send the access token');
});
