import { type ApiVersion } from './api-change.ts';
import { type ApiVersions, type OlderOperation } from './api-versions.ts';
import { isJson, type SchemaJson } from './form.ts';

type Json = Readonly<Record<string, unknown>>;

const REF = '#/components/schemas/';

/**
 * The OpenAPI document as an older version has it, made of the newest one by the very steps that make its answers and its webhooks: the
 * schemas that have changed, and the examples of the operations and messages that hold them.
 */
export function olderDocument(document: Json, versions: ApiVersions, version: ApiVersion): Json {
  if (version === versions.newest) return document;
  const components = document['components'] as Json;
  const schemas = { ...(components['schemas'] as Readonly<Record<string, SchemaJson>>) };
  const resolve = (schema: SchemaJson): SchemaJson => {
    const name = typeof schema['$ref'] === 'string' ? schema['$ref'].slice(REF.length) : undefined;
    return name === undefined ? schema : (schemas[name] ?? {});
  };
  const webhooks = (document['webhooks'] ?? {}) as Json;
  const latestFirst = versions.since(version).toReversed();
  for (const { schema, form } of latestFirst.flatMap((change) => change.schemas)) {
    const newer = schemas[schema];
    if (newer) schemas[schema] = form.schema(newer, resolve);
  }
  for (const [type, form] of latestFirst.flatMap(({ events = {} }) => Object.entries(events))) {
    const name = schemaOfEvent(webhooks[type]);
    const newer = name === undefined ? undefined : schemas[name];
    if (newer) schemas[name!] = withOlderData(newer, (data) => form.schema(data, resolve));
  }
  return {
    ...document,
    info: { ...(document['info'] as Json), 'x-clutch-version': version },
    paths: mapValues(document['paths'] as Json, (item) => olderPath(item as Json, versions, version)),
    ...(document['webhooks']
      ? { webhooks: mapValues(webhooks, (item, type) => olderMessage(item, versions, { type, version })) }
      : {}),
    components: { ...components, schemas },
  };
}

interface Message {
  readonly post?: {
    readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: SchemaJson }>> };
  };
}

/** Every event is a schema of its own. */
function schemaOfEvent(item: unknown): string | undefined {
  const content = (item as Message | undefined)?.post?.requestBody?.content ?? {};
  const reference = Object.values(content)[0]?.schema?.['$ref'];
  return typeof reference === 'string' ? reference.slice(REF.length) : undefined;
}

function withOlderData(event: SchemaJson, older: (data: SchemaJson) => SchemaJson): SchemaJson {
  const properties = event['properties'] as Readonly<Record<string, SchemaJson>>;
  return { ...event, properties: { ...properties, data: older(properties['data']!) } };
}

function olderMessage(
  item: unknown,
  versions: ApiVersions,
  { type, version }: { readonly type: string; readonly version: ApiVersion },
): unknown {
  const { post } = item as { readonly post?: Json };
  if (!post || !isJson(post['requestBody'])) return item;
  const back = (example: unknown): unknown => {
    const event = example as { readonly data: Json };
    return { ...event, data: versions.event({ type, data: event.data }, version).data };
  };
  return { ...(item as Json), post: { ...post, requestBody: withExamples(post['requestBody'], back) } };
}

function olderPath(item: Json, versions: ApiVersions, version: ApiVersion): Json {
  return mapValues(item, (operation) => {
    const older = isJson(operation) ? versions.older(version, String(operation['operationId'])) : undefined;
    return older && isJson(operation) ? olderOperation(operation, older) : operation;
  });
}

function olderOperation(operation: Json, older: OlderOperation): Json {
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(isJson(requestBody) ? { requestBody: withExamples(requestBody, older.bodyBack) } : {}),
    responses: mapValues(responses as Json, (response, status) =>
      isJson(response) && status.startsWith('2') ? withExamples(response, older.back) : response,
    ),
  };
}

/** Examples are recorded in the newest form. */
function withExamples(part: Json, back: (example: unknown) => unknown): Json {
  if (!isJson(part['content'])) return part;
  const content = mapValues(part['content'], (media) => {
    if (!isJson(media)) return media;
    const { example, examples } = media;
    return {
      ...media,
      ...(example === undefined ? {} : { example: back(example) }),
      ...(isJson(examples)
        ? { examples: mapValues(examples, (one) => (isJson(one) ? { ...one, value: back(one['value']) } : one)) }
        : {}),
    };
  });
  return { ...part, content };
}

function mapValues(object: Json, change: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
