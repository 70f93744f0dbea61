import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { invalidRequest } from '#kernel';

const HEADER = 'Clutch-Force-Reason';
const [SHORTEST, LONGEST] = [3, 500];

/** Why the change is to be made although it breaks a case that the tenant keeps; null where nobody says so. */
export const ForceReason = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const { headers } = context.switchToHttp().getRequest<{ headers: Readonly<Record<string, string | undefined>> }>();
  const sent = headers[HEADER.toLowerCase()];
  if (sent === undefined) return null;
  const reason = decoded(sent);
  if (reason !== null && reason.length >= SHORTEST && reason.length <= LONGEST) return reason;
  const detail = `${HEADER} must be ${SHORTEST} to ${LONGEST} characters, percent-encoded where they are not ASCII`;
  throw invalidRequest([{ parameter: HEADER, code: 'length', detail }]);
});

/** Says in the document that the route may be forced. */
export function ApiForceReason(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: false,
      description:
        'Makes a change that breaks a kept case (409 `role.breaks-case`), and why; both are in the audit trail. Percent-encoded UTF-8.',
      schema: { type: 'string', minLength: SHORTEST, maxLength: LONGEST },
    }),
  );
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return null;
  }
}
