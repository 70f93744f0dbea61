import {
  type DynamicModule,
  Inject,
  type BeforeApplicationShutdown,
  Module,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import {
  APP_FILTER,
  APP_GUARD,
  APP_INTERCEPTOR,
  APP_PIPE,
  DiscoveryModule,
  DiscoveryService,
  ModuleRef,
} from '@nestjs/core';
import { type RequestAudit } from '../audit/request-audit.ts';
import { StoredAuditTrail } from '../audit/stored-audit-trail.ts';
import { type Config } from '../config/config.ts';
import { TenantDirectory } from '../tenancy/tenant-directory.ts';
import { AuthenticationGuard } from './authorization/authentication.guard.ts';
import { PermissionGuard } from './authorization/permission.guard.ts';
import { StepUpGuard } from './authorization/step-up.guard.ts';
import { assertRoutesDeclareAccess, type DeclaredRoute, routesOf } from './authorization/route-access.ts';
import { findPart } from './find-part.ts';
import { HabitInterceptor } from './habit.interceptor.ts';
import { AddressLimit } from './limits/address-limit.ts';
import { LimitsInForce } from './limits/limits-in-force.ts';
import { RateLimitGuard } from './limits/rate-limit.guard.ts';
import { RequestLogSink } from './metering/kept-request.ts';
import { LateCallers } from './metering/late-callers.ts';
import { Metering } from './metering/metering.ts';
import { type OperationTable } from './metering/operation-table.ts';
import { UsageSink } from './metering/usage-tally.ts';
import { Overload } from './overload/overload.ts';
import { WaitingRequests } from './overload/waiting-requests.ts';
import { DOCUMENT_OPTIONS, type DocumentOptions } from './openapi/build-document.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import { ProblemRegistry } from './problems/registry/problem-registry.ts';
import { type Expander, Expanders, Expands } from './reading/expanders.ts';
import { IndexController } from './portal/index.controller.ts';
import { Paging } from './reading/paging.ts';
import { type CrossOrigin } from './requests/cross-origin.ts';
import { WebOrigins } from './requests/web-origins.ts';
import { RouteTable } from './requests/route-table.ts';
import { ApiVersions } from './versions/api-versions.ts';
import { type BrownOut } from './versions/brown-out.ts';
import { DeprecatedUses, Deprecations } from './versions/deprecations.ts';
import { type RequestVersions } from './versions/request-versions.ts';
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
  readonly operations: OperationTable;
  readonly metering: Metering;
  readonly overload: Overload;
  readonly versions: RequestVersions;
  readonly deprecations: Deprecations;
  readonly crossOrigin: CrossOrigin;
}

/** What was made before the app, and is filled once its routes are known. */
const PREPARED = Symbol('PREPARED');
type Prepared = Pick<
  HabitOptions,
  'audit' | 'operations' | 'metering' | 'overload' | 'versions' | 'deprecations' | 'crossOrigin'
> & {
  readonly brownOuts: readonly BrownOut[];
};

/** Wraps an app's module in the habits that every route has. The guards' order is the order of the answers: who, limits, permission, step-up. */
@Module({})
export class HttpHabits implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly modules: ModuleRef,
    private readonly discovery: DiscoveryService,
    private readonly expanders: Expanders,
    @Inject(PREPARED) private readonly prepared: Prepared,
  ) {}

  static around(
    app: Type | DynamicModule,
    { config, name, routes, document, ...prepared }: HabitOptions,
  ): DynamicModule {
    return {
      module: HttpHabits,
      global: true,
      imports: [app, DiscoveryModule],
      controllers: [IndexController],
      providers: [
        { provide: RouteTable, useValue: routes },
        {
          provide: APP_FILTER,
          useFactory: (guard: AuthenticationGuard, registry?: ProblemRegistry) =>
            new ProblemFilter(routes, name, registry, new LateCallers(guard, prepared.metering)),
          inject: [AuthenticationGuard, { token: ProblemRegistry, optional: true }],
        },
        AuthenticationGuard,
        { provide: APP_GUARD, useExisting: AuthenticationGuard },
        {
          provide: LimitsInForce,
          useFactory: (modules: ModuleRef) => new LimitsInForce(config.http.ratePerMinute, modules),
          inject: [ModuleRef],
        },
        {
          provide: APP_GUARD,
          useFactory: (limits: LimitsInForce) =>
            new RateLimitGuard(limits, new AddressLimit(config.http.publicRatePerMinute)),
          inject: [LimitsInForce],
        },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_GUARD, useClass: StepUpGuard },
        { provide: APP_INTERCEPTOR, useClass: HabitInterceptor },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: DOCUMENT_OPTIONS, useValue: document },
        { provide: PREPARED, useValue: { ...prepared, brownOuts: config.http.brownOuts } satisfies Prepared },
        { provide: Deprecations, useValue: prepared.deprecations },
        { provide: Metering, useValue: prepared.metering },
        { provide: Overload, useValue: prepared.overload },
        WaitingRequests,
        { provide: Paging, useFactory: () => new Paging(config.secret) },
        Expanders,
      ],
      exports: [AuthenticationGuard, Paging, Deprecations, Expanders, LimitsInForce, WaitingRequests],
    };
  }

  /** @throws Error when a route says nothing of who may use it: the app does not start. */
  onModuleInit(): void {
    const app = { get: this.modules.get.bind(this.modules) };
    assertRoutesDeclareAccess(app);
    const routes = routesOf(app);
    this.#findExpanders();
    this.prepared.operations.fill(routes);
    this.#startAudit(routes);
    this.#startMetering();
    this.#startCrossOrigin();
    this.prepared.versions.start(findPart(this.modules, ApiVersions) ?? new ApiVersions());
    this.prepared.deprecations.start(
      routes,
      findPart(this.modules, DeprecatedUses) ?? undefined,
      this.prepared.brownOuts,
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.prepared.audit.close();
    await this.prepared.metering.close();
  }

  #findExpanders(): void {
    const found = this.discovery.getProviders({ metadataKey: Expands.KEY });
    this.expanders.register(found.map(({ instance }) => instance as Expander));
  }

  /** An app without tenants has no trail. */
  #startAudit(routes: readonly DeclaredRoute[]): void {
    const trail = findPart(this.modules, StoredAuditTrail);
    const tenants = findPart(this.modules, TenantDirectory);
    if (trail && tenants) this.prepared.audit.start({ routes, trail, tenants });
  }

  #startCrossOrigin(): void {
    const origins = findPart(this.modules, WebOrigins);
    if (origins) this.prepared.crossOrigin.start(origins);
  }

  /** Nor has it usage. */
  #startMetering(): void {
    const usage = findPart(this.modules, UsageSink);
    const log = findPart(this.modules, RequestLogSink);
    if (usage && log) this.prepared.metering.start({ usage, log });
  }
}
