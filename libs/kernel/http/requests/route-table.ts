import { type FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly path: RegExp;
  readonly methods: Set<string>;
}

/** Every route of an app by its path, so that a wrong method is answered with 405 and the right ones, not with 404. */
export class RouteTable {
  readonly #routes = new Map<string, KnownRoute>();

  /** Collects the routes that are registered on this instance from now on. */
  constructor(instance: FastifyInstance) {
    instance.addHook('onRoute', ({ method, url }) => {
      const route = this.#routes.get(url) ?? { path: patternOf(url), methods: new Set() };
      for (const name of [method].flat()) route.methods.add(name);
      this.#routes.set(url, route);
    });
  }

  /** The methods offered at the path of this URL, sorted; empty when there is nothing at all. */
  methodsAt(url: string): string[] {
    const path = url.split('?', 1)[0]!;
    const found = new Set<string>();
    for (const route of this.#routes.values()) {
      if (route.path.test(path)) for (const method of route.methods) found.add(method);
    }
    return [...found].toSorted();
  }
}

/** find-my-way's pattern as an expression: `:name` is one segment, `::` a colon, `*` the rest. */
function patternOf(url: string): RegExp {
  const source = url.replaceAll(/::|:[^/.-]+|\*|[\\^$.|?+()[\]{}]/g, (token) => {
    if (token === '::') return ':';
    if (token === '*') return '.*';
    return token.startsWith(':') ? '[^/]+' : `\\${token}`;
  });
  return new RegExp(`^${source}$`);
}
