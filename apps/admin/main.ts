import 'reflect-metadata';
import { boot, runHttpApp } from '#kernel';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

await boot((config) => runHttpApp(config, { ...ADMIN, module: AdminModule.forRoot(config), listen: config.admin }));
