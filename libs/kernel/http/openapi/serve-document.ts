import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type FastifyInstance } from 'fastify';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};
/** swagger-ui writes style attributes and data images; everything else comes from us alone. */
const DOCS_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
const START = `window.onload = () => {
  window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });
};
`;

/**
 * The document at `/openapi.json` and a reference to read and try it at `/docs`, made of the swagger-ui files that
 * @nestjs/swagger brings along: no other server is asked. `render` is called once, at the first request.
 */
export function serveDocument(instance: FastifyInstance, title: string, render: () => string): void {
  let rendered: string | undefined;
  instance.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send((rendered ??= render())));

  const page = pageOf(title);
  instance.get('/docs', (_request, reply) => reply.header('Content-Security-Policy', DOCS_POLICY).type('text/html; charset=utf-8').send(page));
  instance.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  const folder = dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(ASSETS)) {
    instance.get(`/docs/${name}`, (_request, reply) =>
      reply.header('Cache-Control', 'public, max-age=86400').type(type).send(createReadStream(join(folder, name))),
    );
  }
}

function pageOf(title: string): string {
  const safe = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${safe}</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
}
