import { type DeclaredRoute } from '../authorization/route-access.ts';

/** What limits, usage and the request log know of the operation that a request calls. */
export interface Operation {
  /** Its `operationId`. */
  readonly id: string;
  /** How many requests it counts for. */
  readonly cost: number;
  /** Nobody has to be known for it, so nothing that is sent to it may be kept: passwords are. */
  readonly isPublic: boolean;
  readonly isDeprecated: boolean;
}

/** The operations of an app by method and path of their routes. */
export class OperationTable {
  readonly #byMethod = new Map<string, Map<string, Operation>>();

  fill(routes: readonly DeclaredRoute[]): void {
    for (const { method, path, operationId, access, cost = 1, isDeprecated = false } of routes) {
      const operation = { id: operationId ?? 'unnamed', cost, isPublic: access === 'public', isDeprecated };
      const ofMethod = this.#byMethod.get(method) ?? new Map<string, Operation>();
      ofMethod.set(`/${path}`.replace(/^\/\//, '/').replace(/(?<=.)\/$/, ''), operation);
      this.#byMethod.set(method, ofMethod);
    }
  }

  /** @param path as the route was written, with its parameters; absent where no route answers */
  find(method: string, path: string | undefined): Operation | undefined {
    return path === undefined ? undefined : this.#byMethod.get(method === 'HEAD' ? 'GET' : method)?.get(path);
  }
}
