/** Every statement of daily work on the tables of keys; those of rotation and copies stand beside their code. */
export const KEY_SQL = {
  find: {
    name: 'keys.find',
    text: `select k.tenant_id, k.subject, k.version, k.generation, k.wrapped, k.erased_at, g.epoch, g.wrapped as tenant_key from platform.tenant t
      join keys.subject_key k on k.tenant_id = t.id and k.subject = any($2)
      left join keys.tenant_key g on g.tenant_id = k.tenant_id and g.generation = k.generation where t.schema = $1`,
  },
  all: {
    name: 'keys.all',
    text: `select k.tenant_id, k.subject, k.version, k.generation, k.wrapped, k.erased_at, g.epoch, g.wrapped as tenant_key from platform.tenant t
      join keys.subject_key k on k.tenant_id = t.id
      left join keys.tenant_key g on g.tenant_id = k.tenant_id and g.generation = k.generation where t.schema = $1 order by k.subject`,
  },
  tenantKey: {
    name: 'keys.tenant_key',
    text: `select t.id as tenant_id, g.generation, g.epoch, g.wrapped as tenant_key from platform.tenant t
      left join keys.tenant_key g on g.tenant_id = t.id and g.retired_at is null where t.schema = $1`,
  },
  createTenantKey: {
    name: 'keys.create_tenant_key',
    text: `insert into keys.tenant_key (tenant_id, generation, epoch, wrapped)
      select $1, coalesce(max(generation), 0) + 1, $2, $3 from keys.tenant_key where tenant_id = $1
      on conflict do nothing`,
  },
  /** The tenant's key is held while a person's is written under it, so that a rotation cannot pass in between. */
  create: {
    name: 'keys.create',
    text: `with held as (select generation from keys.tenant_key where tenant_id = $1 and generation = $2 and retired_at is null for share)
      insert into keys.subject_key (tenant_id, subject, version, generation, wrapped)
      select $1, s.subject, s.version, held.generation, s.wrapped
        from held, unnest($3::text[], $4::smallint[], $5::bytea[]) s(subject, version, wrapped)
      on conflict do nothing`,
  },
  erase: {
    name: 'keys.erase',
    text: `insert into keys.subject_key as k (tenant_id, subject, erased_at) values ($1, $2, $3)
      on conflict (tenant_id, subject) do update set wrapped = null, generation = null, erased_at = coalesce(k.erased_at, excluded.erased_at)
      returning erased_at`,
  },
  unfinished: {
    name: 'keys.unfinished',
    text: `select k.subject from platform.tenant t join keys.subject_key k on k.tenant_id = t.id
      where t.schema = $1 and k.erased_at is not null and k.completed_at is null order by k.erased_at`,
  },
  complete: {
    name: 'keys.complete',
    text: `update keys.subject_key k set completed_at = coalesce(k.completed_at, now()) from platform.tenant t
      where t.schema = $1 and k.tenant_id = t.id and k.subject = $2 and k.erased_at is not null`,
  },
  destroyAll: {
    name: 'keys.destroy_all',
    text: `with keys as (delete from keys.subject_key where tenant_id = $1)
      delete from keys.tenant_key where tenant_id = $1`,
  },
  epoch: { name: 'keys.epoch', text: 'select epoch from keys.epoch where retired_at is null' },
  createEpoch: { name: 'keys.create_epoch', text: 'insert into keys.epoch (epoch) values ($1) on conflict do nothing' },
} as const;
