// The Postman collections of both apps, made of their OpenAPI documents: docs/postman/{api,admin}.json. With `--check` the files are
// compared: a difference is one line on standard error and exit code 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import converter from 'openapi-to-postmanv2';

const ROOT = join(import.meta.dirname, '../..');
const OPTIONS = {
  folderStrategy: 'Tags',
  requestParametersResolution: 'Example',
  includeWebhooks: false,
  includeResponseTemplate: false,
};
const KEY = [{ key: 'token', value: '{{apiKey}}', type: 'string' }];

const DROPPED = ['id', 'response', 'event', 'protocolProfileBehavior'];
const DEEPEST = 6;
const BY_FORMAT = {
  'date-time': '2026-12-01T09:00:00Z',
  date: '2026-12-01',
  uri: 'https://example.com',
  email: 'ana@example.com',
};

for (const app of ['api', 'admin']) {
  const file = join(ROOT, 'docs', 'postman', `${app}.json`);
  const text = `${JSON.stringify(await collectionOf(app), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`docs/postman/${app}.json is not what docs/openapi/${app}.json makes`);
    process.exitCode = 1;
  }
}

async function collectionOf(app) {
  const { webhooks: _, ...document } = JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi', `${app}.json`), 'utf8'));
  const data = JSON.stringify({ ...document, components: {}, paths: withExamples(document) });
  const { result, reason, output } = await promisify(converter.convert)({ type: 'string', data }, OPTIONS);
  if (!result) throw new Error(`docs/openapi/${app}.json: ${reason}`);
  const { info, item } = output[0].data;
  return {
    info: { name: info.name, description: document.info.description, schema: info.schema },
    auth: { type: 'bearer', bearer: KEY },
    variable: [
      { key: 'baseUrl', value: app === 'api' ? 'http://127.0.0.1:3000' : 'http://127.0.0.1:3001' },
      { key: 'apiKey', value: '', description: 'An API key, or an access token.' },
    ],
    item: item.map(plain),
  };
}

/** Each operation with an example of what it takes in place of its schemas, of which the converter would make up values. */
function withExamples({ paths, components }) {
  const shown = (place) => {
    const { schema, example, examples: _, ...rest } = resolved(place, components);
    return { ...rest, schema: {}, example: example ?? exampleOf(schema, components) };
  };
  const ofOperation = ({ parameters = [], requestBody, responses, ...operation }) => ({
    ...operation,
    parameters: parameters.map(shown),
    ...(requestBody ? { requestBody: { content: eachValue(resolved(requestBody, components).content, shown) } } : {}),
    responses: eachValue(responses, () => ({ description: '' })),
  });
  return eachValue(paths, (item) => eachValue(item, ofOperation));
}

function eachValue(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** `#/components/schemas/Problem` → what stands there. */
function resolved(value, components) {
  if (!value?.$ref) return value;
  const [, , kind, name] = value.$ref.split('/');
  return components[kind][name];
}

/** The same every time: what the schema shows itself, else the least that its type allows. */
function exampleOf(given, components, depth = 0) {
  const schema = resolved(given, components);
  if (!schema || depth > DEEPEST) return null;
  const said = schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (said !== undefined) return said;
  const [inner] = schema.oneOf ?? schema.anyOf ?? [];
  if (inner) return exampleOf(inner, components, depth + 1);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, components, depth + 1)));
  const type = [schema.type].flat()[0];
  if (type === 'array') return schema.minItems === 0 ? [] : [exampleOf(schema.items, components, depth + 1)];
  if (type === 'object')
    return eachValue(schema.properties ?? {}, (property) => exampleOf(property, components, depth + 1));
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  return BY_FORMAT[schema.format] ?? 'text';
}

/** Without what differs from run to run, and without recorded answers, which the document has. */
function plain(entry) {
  const { request, item, ...rest } = Object.fromEntries(
    Object.entries(entry).filter(([key]) => !DROPPED.includes(key)),
  );
  return { ...rest, ...(item ? { item: item.map(plain) } : {}), ...(request ? { request: ownAuth(request) } : {}) };
}

/** The collection authenticates; only what is public says so. */
function ownAuth({ auth, ...request }) {
  return auth?.type === 'noauth' ? { ...request, auth } : request;
}
