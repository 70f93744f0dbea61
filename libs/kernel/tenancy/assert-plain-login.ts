import { type PlatformTransaction } from './platform-database.ts';

/** The applications' login may do what it must not. Stops the boot; the message says what, and what to do. */
export class UnsafeLogin extends Error {
  override readonly name = 'UnsafeLogin';

  constructor(login: string, faults: readonly string[]) {
    super(
      `The login ${login} of the applications ${faults.join(', ')}: one mistake in a statement could reach every tenant. ` +
        'Leave CLUTCH_DATABASE_APP_URL out and run `clutch migrate`, which makes a login that owns nothing, or take these rights away.',
    );
  }
}

interface Rights {
  readonly login: string;
  readonly attributes: string[];
  readonly owned: string[];
  readonly open: string | null;
  readonly creates: string[];
}

const RIGHTS = {
  text: `select r.rolname as login,
    array_remove(array[case when r.rolsuper then 'is a superuser' end, case when r.rolcreaterole then 'may create roles' end,
      case when r.rolcreatedb then 'may create databases' end, case when r.rolbypassrls then 'passes by row level security' end,
      case when r.rolreplication then 'may copy the whole server' end], null) as attributes,
    array(select 'the database ' || datname from pg_database where datdba = r.oid and datname = current_database()
      union all select 'the schema ' || nspname from pg_namespace where nspowner = r.oid
      union all select 'the table ' || relname from pg_class where relowner = r.oid and relkind in ('r', 'p', 'v', 'm', 'S')
      union all select 'the function ' || proname from pg_proc where proowner = r.oid limit 3) as owned,
    (select min(nspname::text) from pg_namespace where nspname ~ '^t_[0-9a-z]{16}$' and has_schema_privilege(oid, 'usage')) as open,
    array(select nspname::text from pg_namespace where (nspname in ('platform', 'public', 'es', 'ext') or nspname ~ '^t_[0-9a-z]{16}$')
      and has_schema_privilege(oid, 'create') limit 3) as creates
  from pg_roles r where r.rolname = current_user`,
};

/**
 * Refuses a login that could reach tenants' rows without taking a tenant's role, or could give itself such a right.
 * @throws UnsafeLogin; what the database throws
 */
export async function assertPlainLogin(platform: Pick<PlatformTransaction, 'query'>): Promise<void> {
  const [rights] = await platform.query<Rights & Record<string, unknown>>(RIGHTS);
  const { login, attributes, owned, open, creates } = rights!;
  const faults = [
    ...attributes,
    ...owned.map((what) => `owns ${what}`),
    ...(open === null ? [] : [`reads tenants' schemas (${open}) without a role of theirs`]),
    ...creates.map((schema) => `may create things in the schema ${schema}`),
  ];
  if (faults.length > 0) throw new UnsafeLogin(login, faults);
}
