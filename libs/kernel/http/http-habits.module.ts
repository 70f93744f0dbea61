import { type DynamicModule, Inject, Module, type OnModuleInit, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, ModuleRef } from '@nestjs/core';
import { type RequestAudit } from '../audit/request-audit.ts';
import { StoredAuditTrail } from '../audit/stored-audit-trail.ts';
import { type Config } from '../config/config.ts';
import { TenantDirectory } from '../tenancy/tenant-directory.ts';
import { AuthenticationGuard } from './authorization/authentication.guard.ts';
import { PermissionGuard } from './authorization/permission.guard.ts';
import { StepUpGuard } from './authorization/step-up.guard.ts';
import { assertRoutesDeclareAccess, type DeclaredRoute, routesOf } from './authorization/route-access.ts';
import { HabitInterceptor } from './habit.interceptor.ts';
import { RateLimitGuard } from './limits/rate-limit.guard.ts';
import { DOCUMENT_OPTIONS, type DocumentOptions } from './openapi/build-document.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import { Paging } from './reading/paging.ts';
import { type RouteTable } from './requests/route-table.ts';
import { RequestValidationPipe } from './validation/request-validation.pipe.ts';

/** The settings that HTTP needs. */
export type HttpConfig = Pick<Config, 'http' | 'secret'>;

/** What `createHttpApp` knows before the app exists. */
export interface HabitOptions {
  readonly config: HttpConfig;
  readonly name: string;
  readonly routes: RouteTable;
  readonly document: DocumentOptions;
  readonly audit: RequestAudit;
}

const AUDIT = Symbol('AUDIT');

/** Wraps an app's module in the habits that every route has. The guards' order is the order of the answers: who, limits, permission, step-up. */
@Module({})
export class HttpHabits implements OnModuleInit {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(AUDIT) private readonly audit: RequestAudit,
  ) {}

  static around(app: Type | DynamicModule, { config, name, routes, document, audit }: HabitOptions): DynamicModule {
    return {
      module: HttpHabits,
      global: true,
      imports: [app],
      providers: [
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(routes, name) },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        {
          provide: APP_GUARD,
          useFactory: () => new RateLimitGuard(config.http.ratePerMinute, config.http.publicRatePerMinute),
        },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_GUARD, useClass: StepUpGuard },
        { provide: APP_INTERCEPTOR, useClass: HabitInterceptor },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: DOCUMENT_OPTIONS, useValue: document },
        { provide: AUDIT, useValue: audit },
        { provide: Paging, useFactory: () => new Paging(config.secret) },
      ],
      exports: [Paging],
    };
  }

  /** @throws Error when a route says nothing of who may use it: the app does not start. */
  onModuleInit(): void {
    const app = { get: this.modules.get.bind(this.modules) };
    assertRoutesDeclareAccess(app);
    this.#startAudit(routesOf(app));
  }

  /** An app without tenants has no trail. */
  #startAudit(routes: readonly DeclaredRoute[]): void {
    const trail = this.#find(StoredAuditTrail);
    const tenants = this.#find(TenantDirectory);
    if (trail && tenants) this.audit.start({ routes, trail, tenants });
  }

  #find<Part>(part: Type<Part>): Part | undefined {
    try {
      return this.modules.get<Part>(part, { strict: false });
    } catch {
      return undefined; // Nest throws for what nobody provides
    }
  }
}
