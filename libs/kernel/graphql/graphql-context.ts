import { currentTenant } from '../context/request-context.ts';
import { type ProjectionPositions } from '../context/projection-positions.ts';
import { ProblemError } from '../http/problems/problem-error.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { type Loaders } from './loaders.ts';

const WAIT_MS = 2_000;

/** What resolvers are given beside their arguments; a new one for each request, or for each delivery of a subscription. */
export class GraphqlContext {
  constructor(
    readonly request: HttpRequest,
    readonly loaders: Loaders,
    private readonly positions: ProjectionPositions,
  ) {}

  /**
   * What a mutation has written, when its read model has seen the writing; `null` for somebody who may not read it.
   * @throws ProblemError 503 `projection.behind` when the read model does not come up within 2 s
   */
  async written(
    { id, position }: { readonly id: string; readonly position: number },
    projection: string,
  ): Promise<object | null> {
    if (await this.positions.waitFor(currentTenant().schema, projection, position, WAIT_MS))
      return this.loaders.fresh(id);
    throw new ProblemError(503, 'projection.behind', 'The read model has not reached this position yet', {
      headers: { 'Retry-After': '1' },
    });
  }
}
