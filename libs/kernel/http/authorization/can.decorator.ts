import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { parsePermission, type Permission } from './ability.ts';

export const PERMISSION_METADATA = 'clutch:permission';
export const PUBLIC_METADATA = 'clutch:public';
export const PORTAL_METADATA = 'clutch:portal';

/** Whose permission opens a route: that of somebody in a tenant, of a directory of people, or the operator's, who belongs to no tenant. */
export type Holder = 'tenant' | 'directory' | 'operator';

/** What a session of a portal needs at a route that is open to it. */
export type PortalPermission = 'that of the route' | Pick<RequiredPermission, 'subject' | 'action'>;

/** A route's permission, taken apart once. */
export interface RequiredPermission {
  readonly permission: string;
  readonly holder: Holder;
  readonly subject: string;
  readonly action: string;
}

/**
 * The permission that a route needs. Without it the answer is 401 (nobody) or 403 `permission.denied` (not allowed), and the
 * OpenAPI document says so. Every route carries this or `@Public()`; an app with one that carries neither does not start.
 *
 * A route of the installation names `holder: 'operator'`: what an owner may do, `*:*`, is everything in the tenant and ends there. One
 * of a protocol that only directories speak names `holder: 'directory'`; all other routes are closed to them.
 */
export function Can(permission: Permission, { holder = 'tenant' }: { readonly holder?: Holder } = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(PERMISSION_METADATA, { permission, holder, ...parsePermission(permission) }),
    ApiExtension('x-permission', permission),
    ...(holder !== 'tenant' ? [ApiExtension('x-holder', holder)] : []),
  );
}

/**
 * The route is one of those that a page for a tenant's customers may call with a session of its own, where the session holds the route's
 * permission, or the one that is named here in its place. Without this a route is closed to such sessions, whatever they hold: nobody opens
 * one to strangers by forgetting something.
 */
export function OpenToPortals(instead?: Permission): MethodDecorator {
  const needed: PortalPermission = instead === undefined ? 'that of the route' : parsePermission(instead);
  return applyDecorators(SetMetadata(PORTAL_METADATA, needed), ApiExtension('x-portal', instead ?? true));
}

/** The route needs nobody: credentials are not even looked at, and no limit is counted. */
export function Public(): MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC_METADATA, true), ApiExtension('x-public', true));
}
