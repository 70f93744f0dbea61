import { Controller, Get, Module, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { describe, expect, test } from 'vitest';
import { SAMPLE_OPTIONS, SampleModule, startSampleApp } from '../../testing/sample-http-app.ts';
import { createHttpApp } from '../create-http-app.ts';
import { abilityOf, parsePermission } from './ability.ts';
import { Public } from './can.decorator.ts';
import { AUTH_STRATEGIES } from './principal.ts';
import { assertRoutesDeclareAccess, routesOf } from './route-access.ts';

@Controller('v1/forgotten')
class ForgottenController {
  @Get()
  @ApiOperation({ operationId: 'listForgotten' })
  list(): string[] {
    return [];
  }

  @Post('quotes:batch')
  @Public()
  @ApiOperation({ operationId: 'batch' })
  batch(): string {
    return 'a wildcard';
  }

  @Post('quotes::check')
  @Public()
  check(): string {
    return 'no operationId';
  }
}

@Module({
  imports: [SampleModule],
  controllers: [ForgottenController],
  providers: [{ provide: AUTH_STRATEGIES, useValue: [] }],
})
class ForgetfulModule {}

describe('every route says who may use it', () => {
  test('an app that says so for all starts', async () => {
    const { app } = await startSampleApp();
    expect(() => assertRoutesDeclareAccess(app)).not.toThrow();
    expect(routesOf(app)).toContainEqual({
      name: 'ThingController.cancel',
      method: 'POST',
      path: 'v1/things/:thingId/cancellation',
      operationId: 'cancelThing',
      access: { permission: 'thing:cancel' },
    });
    await app.close();
  });
  test('one forgotten route keeps an app from starting, and each fault is named', async () => {
    const app = await createHttpApp(ForgetfulModule, SAMPLE_OPTIONS);
    const start = app.init();
    await expect(start).rejects.toThrow('ForgottenController.list has neither @Can(...) nor @Public()');
    await expect(start).rejects.toThrow('ForgottenController.batch has a single colon in "v1/forgotten/quotes:batch"');
    await expect(start).rejects.toThrow('ForgottenController.check has no @ApiOperation({ operationId })');
    await expect(start).rejects.not.toThrow('ThingController');
  });
});

describe('permissions', () => {
  test.each([
    [['booking:cancel'], 'booking:cancel', true],
    [['booking:cancel'], 'booking:confirm', false],
    [['booking:*'], 'booking:confirm', true],
    [['booking:*'], 'vehicle:read', false],
    [['*:read'], 'vehicle:read', true],
    [['*:read'], 'vehicle:edit', false],
    [['*:*'], 'vehicle:edit', true],
    [[], 'booking:cancel', false],
  ])('who holds %j and asks for %s: %s', (held, wanted, allowed) => {
    const { action, subject } = parsePermission(wanted);
    expect(abilityOf(held).can(action, subject)).toBe(allowed);
  });
  test.each(['booking', 'booking:', ':cancel', 'Booking:cancel', 'booking:cancel:now'])(
    '%j is no permission',
    (text) => {
      expect(() => parsePermission(text)).toThrow('write subject:action');
    },
  );
});
