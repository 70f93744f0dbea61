// `npm run check migrations`: what no migration may do, told without a database. The rules are proved by migrations.spec.ts and citus.spec.ts.
import process from 'node:process';
import { lintMigrations } from './lint-all-migrations.ts';

const found = await lintMigrations();
for (const breach of found) console.log(breach);
process.exitCode = found.length === 0 ? 0 : 1;
