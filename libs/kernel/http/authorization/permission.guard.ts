import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { requestOf } from '../requests/request-of.ts';
import { permissionDenied, scopeLacking } from './ability-checks.ts';
import { type Principal } from './principal.ts';
import {
  type Holder,
  PERMISSION_METADATA,
  PORTAL_METADATA,
  type PortalPermission,
  type RequiredPermission,
} from './can.decorator.ts';

/** Lets a request, or a field of a GraphQL document, through whose ability holds the route's permission, in a tenant, as a directory or as the operator; else 403 that names the permission, or the scope of a key. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const required = this.reflector.get<RequiredPermission | undefined>(PERMISSION_METADATA, context.getHandler());
    if (!required) return true;
    const { ability, principal } = requestOf(context);
    const needed = principal?.actor.kind === 'portal' ? this.#ofPortals(context, required) : required;
    if (needed && holderOf(principal) === required.holder && ability?.can(needed.action, needed.subject)) return true;
    throw principal?.actor.kind === 'api-key'
      ? scopeLacking(required.permission)
      : permissionDenied(required.permission);
  }

  /** @returns what a session of a portal needs there; `undefined` where the route is closed to it */
  #ofPortals(context: ExecutionContext, required: RequiredPermission) {
    const open = this.reflector.get<PortalPermission | undefined>(PORTAL_METADATA, context.getHandler());
    return open === 'that of the route' ? required : open;
  }
}

function holderOf(principal: Principal | undefined): Holder {
  if (!principal?.tenant) return 'operator';
  return principal.actor.kind === 'directory' ? 'directory' : 'tenant';
}
