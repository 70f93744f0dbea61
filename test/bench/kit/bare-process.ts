import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import type { BareSettings } from './bare.ts';

const { databaseUrl, poolMax, select, insert }: BareSettings = JSON.parse(process.argv[2]!);
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolMax });
// An interrupted bench stops Postgres first, then us.
pool.on('error', () => process.exit(1));
process.on('disconnect', () => process.exit());
const app = fastify();

app.get<{ Params: { id: string } }>('/read/:id', async ({ params }, reply) => {
  const { rows } = await pool.query({ name: 'read', text: select, values: [params.id] });
  return rows[0] ?? reply.code(404).send();
});

app.post('/insert', async ({ body }, reply) => {
  const id = randomUUID();
  await pool.query({ name: 'insert', text: insert, values: [id, JSON.stringify(body)] });
  return reply.code(201).send({ id });
});

process.send!(await app.listen({ host: '127.0.0.1', port: 0 }));
