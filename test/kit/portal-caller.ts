import { type NestFastifyApplication } from '@nestjs/platform-fastify';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface PortalAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** An operation of the OpenAPI document. */
export interface PortalOperation {
  readonly operationId: string;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly permission: string | undefined;
  readonly tags: readonly string[];
  /** Whether sessions of the portal may call it. */
  readonly isOpen: boolean;
}

interface Documented {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly 'x-permission'?: string;
  /** Or the permission that such a session needs there in place of the route's own. */
  readonly 'x-portal'?: true | string;
}

/** Whoever shows one credential to an app. */
export class PortalCaller {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string,
  ) {}

  async ask(method: Method, url: string, body?: object, headers: Record<string, string> = {}): Promise<PortalAnswer> {
    const { statusCode: status, body: text } = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${this.token}`, 'if-match': '*', ...headers },
      ...(body ? { payload: body } : {}),
    });
    return { status, text, json: text.startsWith('{') ? (JSON.parse(text) as PortalAnswer['json']) : {} };
  }

  /** @returns the session's id and what opens it */
  async open(body: object = {}): Promise<{ id: string; token: string; url: string; visitor: PortalCaller }> {
    const wanted = { label: 'Sul Garage', capabilities: ['view'], ...body };
    const { status, json, text } = await this.ask('POST', '/v1/webhook-portal-sessions', wanted);
    if (status !== 201) throw new Error(`No session was opened: ${status} ${text}`);
    const made = json as { id: string; token: string; url: string };
    return { ...made, visitor: new PortalCaller(this.app, made.token) };
  }
}

/** Every operation of an app, as its OpenAPI document has it. */
export async function operationsOf(app: NestFastifyApplication): Promise<PortalOperation[]> {
  const { body } = await app.inject({ method: 'GET', url: '/openapi.json' });
  const { paths } = JSON.parse(body) as { paths: Record<string, Record<string, Documented>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): PortalOperation[] =>
      operation.operationId === undefined
        ? []
        : [
            {
              operationId: operation.operationId,
              method: method.toUpperCase() as Method,
              path,
              permission: operation['x-permission'],
              tags: operation.tags ?? [],
              isOpen: operation['x-portal'] !== undefined,
            },
          ],
    ),
  );
}

/** The address of an operation with these values in place of its parameters; others stay as they are. */
export function addressOf({ path }: PortalOperation, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (parameter, name: string) => values[name] ?? parameter);
}
