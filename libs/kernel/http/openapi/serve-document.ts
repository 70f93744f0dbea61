import { type FastifyInstance } from 'fastify';
import { type ApiVersions } from '../versions/api-versions.ts';
import { olderDocument } from '../versions/older-document.ts';

/**
 * The document at `/openapi.json`, and as an older version of the API has it at `/openapi.json?version=2026-11-01`. `render` is called
 * once, at the first request.
 */
export function serveDocument(instance: FastifyInstance, render: () => string, versions: () => ApiVersions): void {
  const rendered = new Map<string, string>();
  instance.get('/openapi.json', (request, reply) => {
    const known = versions();
    const { version } = request.query as { readonly version?: unknown };
    const wanted = version === undefined ? known.newest : known.require(typeof version === 'string' ? version : '');
    const text = rendered.get(wanted) ?? textOf(wanted, known, rendered.get(known.newest) ?? render());
    rendered.set(wanted, text);
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

function textOf(version: string, versions: ApiVersions, newest: string): string {
  if (version === versions.newest) return newest;
  const document = JSON.parse(newest) as Readonly<Record<string, unknown>>;
  return `${JSON.stringify(olderDocument(document, versions, version), null, 2)}\n`;
}
