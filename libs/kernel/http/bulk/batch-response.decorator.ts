import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiResponse } from '@nestjs/swagger';
import { Cost } from '../limits/cost.decorator.ts';
import { BatchBody, BatchView } from './batch.dto.ts';
import { type BulkActions } from './bulk-action.ts';

/** What a call counts for in limits: less than its items one by one, so that who has many sends them so. */
const BATCH_COST = 20;

/** The POST does up to a hundred of these actions and answers 207 with what came of each. Its path ends in `::batch`. */
export function BatchResponse(actions: BulkActions): MethodDecorator {
  const listed = Object.entries(actions).map(
    ([name, { permission, body, target }]) =>
      `\`${name}\` (${[permission, target ? `id ${target.prefix}_…` : '', body ? `body ${body.name}` : ''].filter(Boolean).join(', ')})`,
  );
  return applyDecorators(
    HttpCode(207),
    Cost(BATCH_COST),
    ApiBody({ type: BatchBody, description: `Actions: ${listed.join('; ')}.` }),
    ApiResponse({ status: 207, description: 'What came of each item.', type: BatchView }),
  );
}
