import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type AppWithRoutes = 'api' | 'admin';

/** One operation of an OpenAPI document, with whom it lets in. */
export interface Operation {
  readonly app: AppWithRoutes;
  readonly operationId: string;
  readonly method: string;
  /** `/v1/vehicles/{vehicleId}` */
  readonly path: string;
  readonly parameters: readonly string[];
  /** Absent for what is open to everybody. */
  readonly permission?: string;
  readonly holder: 'tenant' | 'directory' | 'operator' | 'anybody';
}

interface Documented {
  readonly operationId: string;
  readonly 'x-permission'?: string;
  readonly 'x-holder'?: 'directory' | 'operator';
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Every operation of the committed documents, which `npm run check` compares with the running apps. */
export function allOperations(): Operation[] {
  return (['api', 'admin'] as const).flatMap((app) => {
    const text = readFileSync(join(ROOT, 'docs', 'openapi', `${app}.json`), 'utf8');
    return operationsOf(app, JSON.parse(text) as Document);
  });
}

function operationsOf(app: AppWithRoutes, { paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => {
      const permission = documented['x-permission'];
      return {
        app,
        operationId: documented.operationId,
        method: method.toUpperCase(),
        path,
        parameters: [...path.matchAll(/\{(?<name>\w+)\}/g)].map(({ groups }) => groups!['name']!),
        ...(permission === undefined ? {} : { permission }),
        holder: permission === undefined ? ('anybody' as const) : (documented['x-holder'] ?? ('tenant' as const)),
      };
    }),
  );
}
