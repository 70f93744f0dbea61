import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { MOST_RETENTION_DAYS } from '../../domain/webhooks/retention.ts';

const MOST_PATTERNS = 50;
const PATTERN = /^(\*|[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*(\.\*)?)$/;
const LONGEST_PATTERN = 100;

/** A field of a body that says for how many days something is kept, by pattern of event types. */
export function IsRetentionDays(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isRetentionDays',
      validator: {
        validate: isRetentionDays,
        defaultMessage: (args) =>
          `${args?.property} must be an object of days, 1 to ${MOST_RETENTION_DAYS}, under at most ${MOST_PATTERNS} patterns such as booking.*`,
      },
    }),
    ApiPropertyOptional({
      type: 'object',
      maxProperties: MOST_PATTERNS,
      additionalProperties: { type: 'integer', format: 'int32', minimum: 1, maximum: MOST_RETENTION_DAYS },
      example: { '*': 90, 'booking.*': 30 },
    }),
  );
}

function isRetentionDays(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const isKnown = ([pattern, days]: [string, unknown]): boolean =>
    pattern.length <= LONGEST_PATTERN &&
    PATTERN.test(pattern) &&
    Number.isInteger(days) &&
    (days as number) >= 1 &&
    (days as number) <= MOST_RETENTION_DAYS;
  return entries.length <= MOST_PATTERNS && entries.every(isKnown);
}
