import 'reflect-metadata';
import { keepDocument } from '#kernel';
import { API } from './about.ts';
import { ApiModule } from './api.module.ts';

await keepDocument({ ...API, module: (config) => ApiModule.forRoot(config) }, 'docs/openapi/api.json', process.argv);
