import 'reflect-metadata';
import { boot, runHttpApp } from '#kernel';
import { ApiModule } from './api.module.ts';
import { API } from './about.ts';

await boot((config) => runHttpApp(config, { ...API, module: ApiModule.forRoot(config), listen: config.api }));
