import { type IncomingMessage } from 'node:http';
import { type DynamicModule, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type onRequestHookHandler, type onResponseHookHandler } from 'fastify';
import { RequestAudit } from '../audit/request-audit.ts';
import { HttpHabits, type HttpConfig } from './http-habits.module.ts';
import { Metering } from './metering/metering.ts';
import { OperationTable } from './metering/operation-table.ts';
import { Overload } from './overload/overload.ts';
import { type DocumentOptions } from './openapi/build-document.ts';
import { renderDocument } from './openapi/render-document.ts';
import { serveDocument } from './openapi/serve-document.ts';
import { portalParts } from './portal/portal-parts.ts';
import { servePortal } from './portal/serve-portal.ts';
import { answerClientError, answerFrameworkError } from './problems/framework-problems.ts';
import { readFormBodies } from './requests/form-body.ts';
import { readLineBodies } from './requests/line-body.ts';
import { CrossOrigin } from './requests/cross-origin.ts';
import { readJsonBodies } from './requests/json-body.ts';
import { prepareRequests } from './requests/prepare-requests.ts';
import { parseQueryString } from './requests/query-string.ts';
import { requestIdOf } from './requests/request-id.ts';
import { RouteTable } from './requests/route-table.ts';
import { Deprecations } from './versions/deprecations.ts';
import { RequestVersions } from './versions/request-versions.ts';

/** What an app says of itself. */
export interface HttpAppOptions extends DocumentOptions {
  readonly config: HttpConfig;
  /** `api`: the name under which its errors are logged. */
  readonly name: string;
  /** Run before, and after, everything else: spans and request logs. */
  readonly hooks?: {
    readonly onRequest?: onRequestHookHandler;
    readonly onResponse?: readonly onResponseHookHandler[];
  };
  /** `false` is silent. Left out, messages are held until `app.useLogger(...)`. */
  readonly logger?: LoggerService | false;
}

/** A request that takes longer to arrive than this is dropped. */
const ARRIVAL_TIMEOUT_MS = 60_000;

/**
 * A Fastify app with every HTTP habit of Clutch: problem JSON for every error, request ids and contexts, authentication, permissions,
 * limits, validation, idempotency keys, versions, cursors, the OpenAPI document at `/openapi.json` and the developer portal at `/docs`.
 *
 * `app.init()` or `app.listen()` throws when a route declares neither a permission nor that it is public.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const { config, name, hooks = {}, logger, ...document } = options;
  const adapter = adapterFor(config);
  const instance = adapter.getInstance();
  const overload = new Overload(config.http);
  overload.guard(instance);
  const routes = new RouteTable(instance);
  if (hooks.onRequest) instance.addHook('onRequest', hooks.onRequest);
  for (const hook of hooks.onResponse ?? []) instance.addHook('onResponse', hook);
  const audit = new RequestAudit();
  const operations = new OperationTable();
  const metering = new Metering();
  const versions = new RequestVersions();
  const deprecations = new Deprecations();
  prepareRequests(instance, { audit, operations, versions, deprecations });
  const crossOrigin = new CrossOrigin(routes);
  crossOrigin.watch(instance);
  metering.watch(instance);
  readJsonBodies(instance);
  readFormBodies(instance);
  readLineBodies(instance);
  const app = await NestFactory.create<NestFastifyApplication>(
    HttpHabits.around(module, {
      config,
      name,
      routes,
      document,
      audit,
      operations,
      metering,
      overload,
      versions,
      deprecations,
      crossOrigin,
    }),
    adapter,
    {
      bodyParser: false,
      ...(logger === undefined ? { bufferLogs: true } : { logger }),
    },
  );
  serveDocument(
    instance,
    () => renderDocument(app),
    () => versions.known,
  );
  servePortal(instance, portalParts(app, name, document));
  return app;
}

function adapterFor({ http }: HttpConfig): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    // Limits and lock-outs count addresses: who is not one of our proxies could make them up.
    trustProxy: http.trustedProxies.length > 0 && [...http.trustedProxies],
    bodyLimit: http.bodyLimitBytes,
    requestTimeout: ARRIVAL_TIMEOUT_MS,
    // Fastify would answer in a form of its own; what arrives while we close is simply served, on a connection that then ends.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    routerOptions: { querystringParser: parseQueryString },
  });
}
