import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DECORATORS } from '@nestjs/swagger';
import { AUDITED_METADATA, type AuditedAnswers } from '../../audit/audited.decorator.ts';
import { COST_METADATA } from '../limits/cost.decorator.ts';
import { SAFE_METADATA } from '../reading/safe.decorator.ts';
import { PERMISSION_METADATA, PUBLIC_METADATA } from './can.decorator.ts';
import { DEPRECATION_METADATA } from '../versions/deprecated.decorator.ts';
import { type Deprecation } from '../versions/deprecation.ts';
import { type Permission } from './ability.ts';

/** One route of a Nest controller, and what it says of who may use it. */
export interface DeclaredRoute {
  /** `BookingController.cancel` */
  readonly name: string;
  readonly method: string;
  /** As written: `v1/bookings/:bookingId/cancellation`. */
  readonly path: string;
  readonly operationId: string | undefined;
  readonly access: { readonly permission: Permission } | 'public' | 'undeclared';
  /** Present where a decorator says what of it is in the audit trail. */
  readonly audited?: AuditedAnswers;
  /** A POST that only reads. */
  readonly isSafe?: true;
  /** Where it counts for more than one request. */
  readonly cost?: number;
  readonly isDeprecated?: boolean;
  readonly deprecation?: Deprecation;
}

type Handler = (...args: never[]) => unknown;

/** Every route of every controller of the app, by its metadata. Works before and after `app.init()`. */
export function routesOf(app: Pick<INestApplicationContext, 'get'>): DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)),
  );
  return [...controllers].flatMap((controller) =>
    typeof controller === 'function' ? routesOfController(controller) : [],
  );
}

/**
 * Throws one Error that lists every route which declares neither `@Can(...)` nor `@Public()`, has no `operationId`, or holds a single
 * colon inside a path segment, which the router takes for a wildcard (`quotes:batch`; write `quotes::batch`).
 */
export function assertRoutesDeclareAccess(app: Pick<INestApplicationContext, 'get'>): void {
  const faults: string[] = [];
  for (const { name, path, access, operationId } of routesOf(app)) {
    if (access === 'undeclared') faults.push(`${name} has neither @Can(...) nor @Public()`);
    if (operationId === undefined) faults.push(`${name} has no @ApiOperation({ operationId })`);
    if (/[^/:]:(?!:)/.test(path)) faults.push(`${name} has a single colon in "${path}"; write two`);
  }
  if (faults.length > 0) throw new Error(`Routes that may not be served:\n  ${faults.join('\n  ')}`);
}

function routesOfController(controller: { readonly name: string; readonly prototype: object }): DeclaredRoute[] {
  const prefixes = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  return new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((methodName) => {
    const handler = (controller.prototype as Record<string, Handler>)[methodName]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    const operation = Reflect.getMetadata(DECORATORS.API_OPERATION, handler) as
      { operationId?: string; deprecated?: boolean } | undefined;
    const name = `${controller.name}.${methodName}`;
    const access = accessOf(handler);
    const cost = Reflect.getMetadata(COST_METADATA, handler) as number | undefined;
    const deprecation = Reflect.getMetadata(DEPRECATION_METADATA, handler) as Deprecation | undefined;
    const audited = Reflect.getMetadata(AUDITED_METADATA, handler) as AuditedAnswers | undefined;
    return prefixes.flatMap((prefix) =>
      paths.map((path) => ({
        name,
        method: RequestMethod[method],
        path: `${prefix}/${path}`.replaceAll(/\/{2,}/g, '/'),
        operationId: operation?.operationId,
        access,
        ...(audited ? { audited } : {}),
        ...(Reflect.getMetadata(SAFE_METADATA, handler) ? { isSafe: true as const } : {}),
        ...(cost === undefined ? {} : { cost }),
        ...(operation?.deprecated ? { isDeprecated: true } : {}),
        ...(deprecation ? { deprecation } : {}),
      })),
    );
  });
}

function accessOf(handler: Handler): DeclaredRoute['access'] {
  const required = Reflect.getMetadata(PERMISSION_METADATA, handler) as { permission: Permission } | undefined;
  if (required) return { permission: required.permission };
  return Reflect.getMetadata(PUBLIC_METADATA, handler) ? 'public' : 'undeclared';
}
