import 'reflect-metadata';
import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PassportStrategy } from '@nestjs/passport';
import { ApiOperation } from '@nestjs/swagger';
import passportCustom from 'passport-custom';
import {
  Abilities,
  abilityOf,
  AUTH_STRATEGIES,
  Can,
  createHttpApp,
  type HttpRequest,
  KernelModule,
  loadConfig,
  PageQuery,
  type Principal,
  Public,
  typedId,
} from '#kernel';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { AccessModule, identityContext } from '#identity';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { answerQuestions } from '../kit/bench-process.ts';
import { type GuardSettings, ROUTES } from './guard-settings.ts';

/** As it was compiled: what the app's bus knows is that class and no other. */
const compiled = new URL('../../../dist/libs/booking/queries/list-bookings.query.js', import.meta.url).href;
const { ListBookings } = (await import(
  compiled
)) as typeof import('../../../libs/booking/queries/list-bookings.query.ts');

await answerQuestions(async ({ environment, tenant, userId, port }: GuardSettings) => {
  const everything = abilityOf(['*:*']);

  class BenchStrategy extends PassportStrategy(passportCustom.Strategy, 'bench') {
    constructor(private readonly abilities: Abilities) {
      super();
    }

    async validate(): Promise<Principal> {
      const ability = await this.abilities.of(tenant, { kind: 'user', id: userId, level: 1, ip: '192.0.2.1' });
      return {
        tenant,
        actor: { kind: 'user', id: typedId('usr', userId), name: 'Bench' },
        ability,
        credentialId: 'bench',
      };
    }
  }

  class BenchController {
    declare readonly queries: QueryBus;

    guarded(page: PageQuery): Promise<unknown> {
      return this.queries.execute(new ListBookings(page));
    }

    open(page: PageQuery, { clutch }: HttpRequest): Promise<unknown> {
      clutch.tenant = tenant;
      clutch.ability = everything;
      return this.queries.execute(new ListBookings(page));
    }
  }
  const { prototype } = BenchController;
  const decorate = (name: 'guarded' | 'open', ...decorators: MethodDecorator[]): void => {
    for (const decorator of decorators) decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
    Reflect.defineMetadata('design:paramtypes', [PageQuery, Object], prototype, name);
    Query()(prototype, name, 0);
    Req()(prototype, name, 1);
  };
  Inject(QueryBus)(prototype, 'queries');
  decorate('guarded', Get(ROUTES.guarded), Can('booking:read'), ApiOperation({ operationId: 'guarded' }));
  decorate('open', Get(ROUTES.open), Public(), ApiOperation({ operationId: 'open' }));
  Controller()(BenchController);

  const config = loadConfig(environment);
  const contexts = [identityContext, partnerContext, fleetContext, telematicsContext, bookingContext];
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config, name: 'bench', contexts }),
      AccessModule,
      PartnerModule,
      FleetModule,
      TelematicsModule,
      BookingModule,
    ],
    controllers: [BenchController],
    providers: [
      {
        provide: BenchStrategy,
        useFactory: (abilities: Abilities) => new BenchStrategy(abilities),
        inject: [Abilities],
      },
      { provide: AUTH_STRATEGIES, useValue: ['bench'] },
    ],
    exports: [AUTH_STRATEGIES],
  };
  const app = await createHttpApp(module, {
    config,
    name: 'bench',
    title: 'Bench',
    description: 'Bench',
    logger: false,
  });
  await app.listen(port, '127.0.0.1');
  return async () => undefined;
});
