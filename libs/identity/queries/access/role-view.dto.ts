import { ApiProperty } from '@nestjs/swagger';
import { type Conditions, typedId } from '#kernel';
import { type PermissionRule } from '../../domain/access/permission-rule.ts';
import { type Role } from '../../domain/access/role.ts';
import { readyMadeRole } from '../../domain/access/ready-made-roles.ts';

export class RoleView {
  /** `rol_…` */
  readonly id!: string;
  /** Of all the tenant's roles together, because they stand on each other. Also the ETag. */
  readonly version!: number;
  readonly name!: string;
  readonly description!: string;
  /** `rol_…`: roles whose permissions it has as well. */
  readonly inherits!: string[];
  /** The same in every tenant, and not to be changed. */
  readonly isReadyMade!: boolean;
}

export class PermissionView {
  /** `prm_…` */
  readonly id!: string;
  @ApiProperty({ example: 'booking:read' })
  readonly permission!: string;
  readonly fields!: string[] | null;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  readonly conditions!: Conditions | null;
  /** Takes away in place of giving. */
  readonly inverted!: boolean;
  readonly priority!: number;
  /** Names of the roles that lead to it: one for a permission of the role itself, more for one that is inherited. */
  readonly path!: string[];
}

export function roleView({ roleId, name, description, inherits }: Role, version: number): RoleView {
  const isReadyMade = readyMadeRole(roleId) !== undefined;
  return {
    id: typedId('rol', roleId),
    version,
    name,
    description,
    inherits: inherits.map((id) => typedId('rol', id)),
    isReadyMade,
  };
}

export function permissionView(permission: PermissionRule, path: readonly string[]): PermissionView {
  const { permissionId, subject, action, fields, conditions, inverted, priority } = permission;
  return {
    id: typedId('prm', permissionId),
    permission: `${subject}:${action}`,
    fields: fields && [...fields],
    conditions,
    inverted,
    priority,
    path: [...path],
  };
}
