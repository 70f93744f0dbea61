import { type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type ApiDocument, type AppWithRoutes, type Documented, type Schema } from './documented.ts';

const DOCUMENT = 'https://document.test/openapi';
export const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/;

/** What the documents say of the JSON of answers; a schema is compiled when it is first asked for. */
export class AnswerSchemas {
  readonly #known = new Map<string, ValidateFunction | null>();
  /** By app and text: most errors of an app are one schema, and compiling takes as long as hundreds of answers. */
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #ajv = new Map<AppWithRoutes, Ajv2020>();

  /** Reading a document takes a tenth of a second, so that one of these serves all operations. */
  constructor(private readonly documents: Readonly<Record<AppWithRoutes, ApiDocument>>) {}

  /** @returns where the body of this status does not fit; nothing where it fits, or the document says nothing */
  misfit(operation: Documented, status: number, body: unknown): string | undefined {
    const validate = this.#validator(operation, String(status));
    if (!validate || validate(body)) return undefined;
    const [first] = validate.errors ?? [];
    return `the answer does not fit its schema: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`;
  }

  #validator({ app, operationId, responses }: Documented, status: string): ValidateFunction | null {
    const key = `${app} ${operationId} ${status}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const content = responses[status]?.content ?? {};
    const schema = Object.entries(content).find(([type]) => JSON_TYPE.test(type))?.[1].schema;
    const made = schema ? this.#validatorOf(app, schema) : null;
    this.#known.set(key, made);
    return made;
  }

  #validatorOf(app: AppWithRoutes, schema: Schema): ValidateFunction {
    const key = `${app} ${JSON.stringify(schema)}`;
    const made = this.#compiled.get(key) ?? this.#ajvFor(app).compile(here(schema));
    this.#compiled.set(key, made);
    return made;
  }

  #ajvFor(app: AppWithRoutes): Ajv2020 {
    const known = this.#ajv.get(app) ?? ajvOf(this.documents[app]);
    this.#ajv.set(app, known);
    return known;
  }
}

function ajvOf(document: ApiDocument): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: DOCUMENT, components: here(document.components) });
  return ajv;
}

/** References of a document, as they are found beside it. */
function here<Part>(part: Part): Part {
  return JSON.parse(JSON.stringify(part).replaceAll('"#/components/', `"${DOCUMENT}#/components/`)) as Part;
}
