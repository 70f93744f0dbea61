import 'reflect-metadata';
import { keepDocument } from '#kernel';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

await keepDocument(
  { ...ADMIN, module: (config) => AdminModule.forRoot(config) },
  'docs/openapi/admin.json',
  process.argv,
);
