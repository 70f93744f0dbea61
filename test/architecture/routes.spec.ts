import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { productFiles, type SourceFile, visitNodes } from './source-tree.ts';

const ROUTE_DECORATORS = new Set(['Controller', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All']);

/** A parameter begins a segment (`/:id`); anywhere else Fastify takes a single colon for a wildcard, and `::` for a colon. */
const hasStrayColon = (path: string): boolean =>
  path
    .replaceAll('::', '')
    .replaceAll(/(^|\/):/g, '$1')
    .includes(':');

/** RFC 7644 §3.2 prescribes these. */
const OF_SCIM = new Set(['Users', 'Groups', 'ServiceProviderConfig', 'ResourceTypes', 'Schemas']);

/** Segments are lower case with hyphens, but for those of a standard; parameters are camelCase; a custom method follows `::`. */
const isWellSpelt = (path: string): boolean =>
  path
    .split('/')
    .filter((segment) => !OF_SCIM.has(segment))
    .every((segment) => /^$|^(:[a-z][A-Za-z0-9]*|[a-z0-9.-]+)(::[a-z]+(-[a-z]+)*)?$|^\*\w*$/.test(segment));

interface Route {
  readonly at: string;
  readonly path: string;
}

function routesOf(file: SourceFile): Route[] {
  const routes: Route[] = [];
  visitNodes(file, (node, at) => {
    if (!ts.isDecorator(node) || !ts.isCallExpression(node.expression)) return;
    const { expression, arguments: given } = node.expression;
    if (!ROUTE_DECORATORS.has(expression.getText())) return;
    for (const argument of given) {
      const texts: string[] = [];
      const collect = (part: ts.Node): void => {
        if (ts.isStringLiteralLike(part)) texts.push(part.text);
        ts.forEachChild(part, collect);
      };
      collect(argument);
      routes.push(...texts.map((path) => ({ at, path })));
    }
  });
  return routes;
}

const strayColons = (file: SourceFile) => routesOf(file).filter(({ path }) => hasStrayColon(path));
const misspelt = (file: SourceFile) => routesOf(file).filter(({ path }) => !isWellSpelt(path));

describe('paths of routes', () => {
  const planted = (decorator: string): SourceFile => ({
    path: 'libs/alpha/http/alpha.controller.ts',
    text: `class Alpha { ${decorator} act() {} }`,
  });

  test.each([`@Post('quotes:batch')`, `@Get(':id:cancel')`, `@Get(['quotes', 'quotes:batch'])`])(
    'a colon that would be a wildcard is found: %s',
    (decorator) => {
      expect(strayColons(planted(decorator))).toHaveLength(1);
    },
  );

  test.each([
    `@Post('bookings::batch')`,
    `@Get(':bookingId/timeline')`,
    `@Get('bookings/:bookingId::cancel')`,
    `@Get()`,
  ])('a parameter and an escaped colon may stand: %s', (decorator) => {
    expect(strayColons(planted(decorator))).toEqual([]);
  });

  test.each([`@Get('Bookings')`, `@Get('work_orders')`, `@Get(':booking_id')`])(
    'another spelling is found: %s',
    (decorator) => {
      expect(misspelt(planted(decorator))).toHaveLength(1);
    },
  );

  test('no route of the product is a wildcard by accident', () => {
    expect(productFiles().flatMap(strayColons)).toEqual([]);
  });

  test('every route of the product is spelt alike', () => {
    expect(productFiles().flatMap(misspelt)).toEqual([]);
  });
});
