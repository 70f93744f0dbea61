import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const STEP_UP_METADATA = 'clutch:step-up';

/** What a route asks of a person's session beside the permission. */
export interface StepUpRequirement {
  /** How long ago the last proof may lie. */
  readonly maxAgeSeconds: number;
}

const FIVE_MINUTES = 300;

/**
 * The route is sensitive: a person must have proved lately who they are, with a second factor where they have one. Else the answer is 401
 * `auth.step-up-required` and says in `WWW-Authenticate` what is missing (RFC 9470). Programs have nothing to prove anew and pass.
 */
export function StepUp({ maxAgeSeconds = FIVE_MINUTES }: Partial<StepUpRequirement> = {}): MethodDecorator {
  const requirement: StepUpRequirement = { maxAgeSeconds };
  return applyDecorators(SetMetadata(STEP_UP_METADATA, requirement), ApiExtension('x-step-up', requirement));
}
