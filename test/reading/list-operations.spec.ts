import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What every list offers. */
const MECHANISM = ['limit', 'cursor', 'filter', 'sort', 'include', 'fields', 'expand'] as const;

/** Lists that offer less, and why. What is not named here offers all of it. */
const REASONS: Readonly<Record<string, { readonly lacks: readonly string[]; readonly because: string }>> = {
  ...lacking(MECHANISM, 'A fixed set of few things that is shown whole', [
    'listApiKeyPresets',
    'listAuditKeys',
    'listDeprecations',
    'listEventTypes',
    'listQuotas',
    'listVersions',
    'listWebhookKeys',
    'getBookingTimeline',
    'listTenantOperations',
  ]),
  ...lacking(MECHANISM, 'A report that is summed up for one span, not a list of things', [
    'getUsage',
    'getTenantUsage',
    'listUsageErrors',
    'listBilledUnits',
  ]),
  ...lacking(MECHANISM.slice(1), 'Computed for one wish, the best first; there is no page behind it', ['listSlots']),
  ...lacking(['filter', 'sort', 'include'], 'Computed from fixes for one span; there are no rows to compare', [
    'listTrips',
  ]),
  ...lacking(MECHANISM.slice(2), 'The log is read in its own order, by its indexes alone', [
    'listEvents',
    'listWebhookAlerts',
    'readAuditFeed',
  ]),
  ...lacking(
    MECHANISM.slice(1),
    'The consumer itself is the place in the log; what is behind that is read in its order',
    ['readEventConsumer'],
  ),
  ...lacking(MECHANISM.slice(3), 'Gathered over receivers, in the order of time, by what its indexes know', [
    'listWebhookMessages',
  ]),
  ...lacking(MECHANISM.slice(3), 'The trail is read in its own order; filters are those of its index', [
    'listAuditRecords',
    'listTenantAuditRecords',
  ]),
  ...lacking(MECHANISM.slice(3), 'In the order of ids, filtered by what they are searched by', [
    'listApiKeys',
    'listGrants',
    'listParkedEvents',
  ]),
  ...lacking(MECHANISM.slice(2), 'Few rows, of one person or of what an administrator has set up by hand', [
    'listAccessCases',
    'listAuditHeads',
    'listDirectories',
    'listFactors',
    'listGraphqlDocuments',
    'listImpersonations',
    'listTenantImpersonations',
    'listInvitations',
    'listOAuthClients',
    'listOAuthConsents',
    'listPlans',
    'listRoles',
    'listRolePermissions',
    'listSessions',
    'listSsoConnections',
    'listTestMessages',
    'listUserRoles',
    'listUserSessions',
  ]),
  ...lacking(MECHANISM.slice(2), 'The operator looks over the installation as a whole', [
    'listLaggingSubscriptions',
    'listSubscriptions',
    'listTenantSubscriptions',
    'listWebhookTenants',
  ]),
  ...lacking(['filter', 'sort', 'fields', 'expand'], 'The operator looks over the installation as a whole', [
    'listTenants',
  ]),
};

function lacking(lacks: readonly string[], because: string, operations: readonly string[]) {
  return Object.fromEntries(operations.map((operation) => [operation, { lacks, because }]));
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, { readonly name: string }>>;
  };
}

/** The lists of a document, each with the parts of the mechanism that it lacks. */
function listsOf({ paths, components }: Document): Map<string, string[]> {
  const named = ($ref: string): string => $ref.split('/').at(-1)!;
  const lists = new Map<string, string[]>();
  for (const { get } of Object.values(paths)) {
    const schema = get?.responses['200']?.content?.['application/json']?.schema;
    const shown = schema?.$ref ? components.schemas[named(schema.$ref)] : schema;
    if (!get || !shown?.properties?.['data']) continue;
    const offered = (get.parameters ?? []).map(({ name, $ref }) => name ?? components.parameters?.[named($ref!)]?.name);
    lists.set(
      get.operationId,
      MECHANISM.filter((part) => !offered.includes(part)),
    );
  }
  return lists;
}
/** Lists that lack something without a reason, and reasons that hold of no list. */
function unexplained(documents: readonly Document[]): string[] {
  const lists = new Map(documents.flatMap((document) => [...listsOf(document)]));
  const faults = [...lists].flatMap(([operation, lacks]) =>
    lacks.filter((part) => !REASONS[operation]?.lacks.includes(part)).map((part) => `${operation} lacks ${part}`),
  );
  const idle = Object.entries(REASONS).flatMap(([operation, { lacks }]) =>
    lacks.filter((part) => !lists.get(operation)?.includes(part)).map((part) => `${operation} has ${part} after all`),
  );
  return [...faults, ...idle];
}

const documents = ['api', 'admin'].map(
  (app) => JSON.parse(readFileSync(`docs/openapi/${app}.json`, 'utf8')) as Document,
);

test('every list of both documents offers the one mechanism, or says why it offers less', () => {
  expect(unexplained(documents)).toEqual([]);
});

test('a list that is made by hand is found: the control', () => {
  const [api] = documents;
  const paths = structuredClone(api!.paths) as Record<string, Record<string, Operation>>;
  const list = paths['/v1/vehicles']!['get']!;
  paths['/v1/vehicles'] = { get: { ...list, parameters: list.parameters!.filter(({ name }) => name !== 'sort') } };
  expect(unexplained([{ ...api!, paths }, documents[1]!])).toEqual(['listVehicles lacks sort']);
});
