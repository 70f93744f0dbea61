import { type DynamicModule, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Paging } from '../http/reading/paging.ts';
import { KERNEL, KernelModule } from '../kernel.module.ts';
import { type TestInstallation } from './test-installation.ts';

/**
 * The modules on the installation's kernel, with their handlers on the buses as in an app, but without HTTP. It ends with the
 * installation and is not closed by itself.
 */
export async function testModule(
  { config, kernel }: TestInstallation,
  ...modules: (Type | DynamicModule)[]
): Promise<TestingModule> {
  const http = {
    module: class HttpParts {},
    global: true,
    providers: [{ provide: Paging, useFactory: () => new Paging(config.secret) }],
    exports: [Paging],
  };
  const building = Test.createTestingModule({
    imports: [KernelModule.forRoot({ config, name: 'test', contexts: [] }), http, ...modules],
  });
  const module = await building.overrideProvider(KERNEL).useValue(kernel).compile();
  return module.init();
}
