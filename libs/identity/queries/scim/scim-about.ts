import { GROUP_SCHEMA } from '../../domain/scim/scim-group.ts';
import { USER_SCHEMA } from '../../domain/scim/scim-user.ts';
import { MOST_PER_PAGE } from './scim-page.ts';

const SCHEMAS = 'urn:ietf:params:scim:schemas:core:2.0';

/** What of SCIM is served (RFC 7643 §5). */
export const SERVICE_PROVIDER_CONFIG = {
  schemas: [`${SCHEMAS}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_PER_PAGE },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'The token of the directory, as an administrator of the tenant was shown it.',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig' },
} as const;

/** RFC 7643 §6. */
export const RESOURCE_TYPES = [
  {
    schemas: [`${SCHEMAS}:ResourceType`],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A person of the tenant.',
    schema: USER_SCHEMA,
    schemaExtensions: [],
  },
  {
    schemas: [`${SCHEMAS}:ResourceType`],
    id: 'Group',
    name: 'Group',
    endpoint: '/Groups',
    description: 'People who are granted roles together.',
    schema: GROUP_SCHEMA,
    schemaExtensions: [],
  },
] as const;

interface SchemaAttribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex';
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite' | 'readOnly' | 'immutable';
  readonly returned: 'default' | 'always';
  readonly uniqueness: 'none' | 'server';
  readonly subAttributes?: readonly SchemaAttribute[];
}

function kept(name: string, description: string, over: Partial<SchemaAttribute> = {}): SchemaAttribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...over,
  };
}

const EXTERNAL_ID = kept('externalId', "The directory's own id.", { caseExact: true });

/** The attributes that are kept (RFC 7643 §7). */
export const RESOURCE_SCHEMAS = [
  {
    schemas: [`${SCHEMAS}:Schema`],
    id: USER_SCHEMA,
    name: 'User',
    description: 'A person of the tenant.',
    attributes: [
      kept('userName', "The person's e-mail address.", { required: true, uniqueness: 'server' }),
      EXTERNAL_ID,
      kept('name', 'The parts of the name.', {
        type: 'complex',
        subAttributes: [
          kept('formatted', 'The whole name.'),
          kept('givenName', 'The given name.'),
          kept('familyName', 'The family name.'),
        ],
      }),
      kept('displayName', 'What people call the person.'),
      kept('active', 'Whether the person may sign in.', { type: 'boolean' }),
      kept('emails', 'Addresses that the directory knows. Letters go to userName.', {
        type: 'complex',
        multiValued: true,
        subAttributes: [
          kept('value', 'The address.'),
          kept('type', 'Such as work.'),
          kept('primary', 'Whether it is the first choice.', { type: 'boolean' }),
        ],
      }),
    ],
  },
  {
    schemas: [`${SCHEMAS}:Schema`],
    id: GROUP_SCHEMA,
    name: 'Group',
    description: 'People who are granted roles together.',
    attributes: [
      kept('displayName', 'The name, by which roles are given.', { required: true, uniqueness: 'server' }),
      EXTERNAL_ID,
      kept('members', 'Who is in it.', {
        type: 'complex',
        multiValued: true,
        subAttributes: [
          kept('value', 'The id of the user.', { mutability: 'immutable', caseExact: true }),
          kept('type', 'Always User.', { mutability: 'immutable' }),
        ],
      }),
    ],
  },
] as const;
