import { ValidateIf } from 'class-validator';

/**
 * The field may be absent, but `null` is refused unless another rule lets it through. class-validator's own `@IsOptional()`
 * lets `null` pass every other rule.
 */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

/** The field may be absent or `null`: for a merge patch, where `null` clears (RFC 7396). */
export function Nullable(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined && value !== null);
}
