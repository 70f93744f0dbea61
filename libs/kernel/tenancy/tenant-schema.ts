import { randomBytes } from 'node:crypto';

const SCHEMA = /^t_[0-9a-z]{16}$/;
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new opaque schema name: `t_` and 16 random base-32 characters (80 bits). */
export function newTenantSchema(): string {
  return `t_${[...randomBytes(16)].map((byte) => BASE32[byte & 31]).join('')}`;
}

/** Gives the name back if it is a tenant schema's. Throws otherwise: the only gate between a string and an identifier in SQL. */
export function tenantSchema(name: string): string {
  if (!SCHEMA.test(name)) throw new Error('Not a tenant schema name');
  return name;
}
