import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type HttpRequest, ProblemError, uuidOf } from '#kernel';

/**
 * The UUID of the person who asks: `@OwnPerson() userId: string`. A program, which is no person and has nothing of its own to prove, is
 * refused with 403 `person.required`.
 */
export const OwnPerson = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { principal } = context.switchToHttp().getRequest<HttpRequest>();
  const userId = principal?.actor.kind === 'user' ? uuidOf('usr', principal.actor.id) : null;
  if (userId !== null) return userId;
  throw new ProblemError(403, 'person.required', 'This concerns a person; sign in and send the access token');
});
