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
  /** A POST that acts once under an `Idempotency-Key`. */
  readonly takesKey: boolean;
  /** Whether it compares the version that `If-Match` names. */
  readonly takesVersion: boolean;
  /** Whether the header must be there. */
  readonly needsVersion: boolean;
  /** What there is at the path shows its version as an ETag. */
  readonly isVersioned: boolean;
  /** Some thing that its path lies below does so, or this very one. */
  readonly isBelowVersioned: boolean;
  readonly isDeprecated: boolean;
  readonly holder: 'tenant' | 'directory' | 'operator' | 'anybody';
  /** With which it may answer. */
  readonly statuses: readonly number[];
}

interface Documented {
  readonly operationId: string;
  readonly deprecated?: boolean;
  readonly 'x-permission'?: string;
  readonly 'x-holder'?: 'directory' | 'operator';
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly required?: boolean }[];
  readonly responses?: Readonly<Record<string, { readonly headers?: object }>>;
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
  const isVersioned = (path: string): boolean => 'ETag' in (paths[path]?.['get']?.responses?.['200']?.headers ?? {});
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => {
      const permission = documented['x-permission'];
      return {
        app,
        operationId: documented.operationId,
        method: method.toUpperCase(),
        path,
        parameters: [...path.matchAll(/\{(?<name>\w+)\}/g)].map(({ groups }) => groups!['name']!),
        takesKey: hasHeader(documented, 'Idempotency-Key'),
        takesVersion: hasHeader(documented, 'If-Match'),
        needsVersion: hasHeader(documented, 'If-Match', true),
        isVersioned: isVersioned(path),
        isBelowVersioned: path.split('/').some((_, depth, steps) => isVersioned(steps.slice(0, depth + 1).join('/'))),
        statuses: Object.keys(documented.responses ?? {}).map(Number),
        isDeprecated: documented.deprecated === true,
        ...(permission === undefined ? {} : { permission }),
        holder: permission === undefined ? ('anybody' as const) : (documented['x-holder'] ?? ('tenant' as const)),
      };
    }),
  );
}

function hasHeader({ parameters = [] }: Documented, header: string, isRequired = false): boolean {
  const found = parameters.find(({ name, in: place }) => place === 'header' && name === header);
  return found !== undefined && (!isRequired || found.required === true);
}
