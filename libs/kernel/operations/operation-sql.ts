const HEAD = "side = 'head' and part = 0";
const OPEN = "state in ('waiting', 'running')";

/** Statements about operations. Whatever a worker writes names its lease. */
export const OPERATION_SQL = {
  add: {
    name: 'operation.add',
    text: `insert into operation (operation_id, side, part, kind, state, asked_by, total, media_type, metadata, work, created_at)
      values ($1, 'head', 0, $2, 'waiting', $3, $4, $5, $6, $7, $8) on conflict (operation_id, side, part) do nothing returning operation_id`,
  },
  addInput: {
    name: 'operation.add_input',
    text: "insert into operation (operation_id, side, part, lines) select $1, 'input', p.part - 1, p.lines from unnest($2::text[]) with ordinality p (lines, part)",
  },
  take: {
    name: 'operation.take',
    text: `update operation set state = 'running', lease = $2, leased_until = $3, tries = tries + 1 where operation_id = $1 and ${HEAD} and ${OPEN}
      and (leased_until is null or leased_until <= $4) returning kind, work, done, outputs, tries, created_at`,
  },
  input: {
    name: 'operation.input',
    text: `select lines, exists (select from operation n where n.operation_id = $1 and n.side = 'input' and n.part = $2 + 1) as more
      from operation where operation_id = $1 and side = 'input' and part = $2`,
  },
  advance: {
    name: 'operation.advance',
    text: `update operation set done = done + $3, total = coalesce($4, total), work = jsonb_set(work, '{cursor}', to_jsonb($5::text)),
      outputs = outputs + 1, leased_until = $6, tries = 0 where operation_id = $1 and ${HEAD} and lease = $2 and state = 'running' returning outputs`,
  },
  addOutput: {
    name: 'operation.add_output',
    text: "insert into operation (operation_id, side, part, lines) values ($1, 'output', $2, $3)",
  },
  finish: {
    name: 'operation.finish',
    text: `update operation set state = $3, error = $4, finished_at = $5, lease = null, leased_until = null, total = case $3 when 'done' then done else total end
      where operation_id = $1 and ${HEAD} and ${OPEN} and lease is not distinct from $2 returning kind, done`,
  },
  cancel: {
    name: 'operation.cancel',
    text: `update operation set state = 'cancelled', finished_at = $2, lease = null, leased_until = null
      where operation_id = $1 and ${HEAD} and ${OPEN} returning kind, done`,
  },
  renew: {
    name: 'operation.renew',
    text: `update operation set leased_until = $3 where operation_id = $1 and ${HEAD} and lease = $2`,
  },
  release: {
    name: 'operation.release',
    text: `update operation set leased_until = null where operation_id = $1 and ${HEAD} and lease = $2`,
  },
  output: {
    name: 'operation.output',
    text: "select lines from operation where operation_id = $1 and side = 'output' and part = $2",
  },
  left: {
    name: 'operation.left',
    text: `select operation_id from operation where side = 'head' and ${OPEN} and (leased_until is null or leased_until <= $1) limit 20`,
  },
  purge: {
    name: 'operation.purge',
    text: "delete from operation where operation_id in (select operation_id from operation where side = 'head' and finished_at < $1 and created_at < $1 limit 100)",
  },
  mentions: {
    name: 'operation.mentions',
    text: 'select 1 from operation where position($1 in lines) > 0 limit 1',
  },
  eraseLines: {
    name: 'operation.erase_lines',
    text: "delete from operation where side <> 'head' and operation_id in (select operation_id from operation where position($1 in lines) > 0)",
  },
} as const;
