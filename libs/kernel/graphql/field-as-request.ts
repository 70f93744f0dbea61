import { type ExecutionContext } from '@nestjs/common';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { AuditDraft } from '../audit/audit-draft.ts';
import { type RequestContext } from '../context/request-context.ts';
import { parsePermission, type Permission } from '../http/authorization/ability.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { type GraphqlContext } from './graphql-context.ts';

/** One field of a document as the request that it would be over REST, so that the same interceptor serves both. */
export interface FieldRequest {
  readonly execution: ExecutionContext;
  readonly context: RequestContext;
  readonly isMutation: boolean;
}

interface MutationArguments extends Readonly<Record<string, unknown>> {
  readonly input?: unknown;
  readonly idempotencyKey?: string | null;
  readonly expectedVersion?: number | null;
}

/** Headers of one field's answer have no place in the document's. */
const NO_REPLY = {
  statusCode: 200,
  header() {
    return this;
  },
  code() {
    return this;
  },
  removeHeader() {
    return this;
  },
  getHeader: () => undefined,
};

/**
 * A query is a GET; a mutation is a POST whose body is `input`, with `idempotencyKey` for the header of that name and `expectedVersion`
 * for `If-Match`. Each mutation has a context of its own: its command, its version and its record in the audit trail are nobody else's.
 */
export function fieldAsRequest(execution: ExecutionContext, permission: Permission | undefined): FieldRequest {
  const args = execution.getArgByIndex<MutationArguments>(1);
  const { request } = execution.getArgByIndex<GraphqlContext>(2);
  const info = execution.getArgByIndex<GraphQLResolveInfo>(3);
  const isMutation = info.operation.operation === OperationTypeNode.MUTATION;
  const context = isMutation ? ownContext(request, args, { info, permission }) : request.clutch;
  const headers = isMutation ? headersOf(request, args, info) : request.headers;
  const asked = Object.create(request, {
    method: { value: isMutation ? 'POST' : 'GET' },
    url: { value: '/graphql' },
    headers: { value: headers },
    clutch: { value: context },
    body: { value: args.input ?? args },
    params: { value: isMutation ? idsOf(args) : {} },
    routeOptions: { value: { url: `graphql/${info.parentType.name}.${info.fieldName}` } },
    rawBody: { value: Buffer.from(JSON.stringify(args)) },
  }) as HttpRequest;
  const http = { getRequest: () => asked, getResponse: () => NO_REPLY, getNext: () => undefined };
  const shown = Object.create(execution, { switchToHttp: { value: () => http } }) as ExecutionContext;
  return { execution: shown, context, isMutation };
}

/** A key in the header stands for the whole document, so each of its mutations takes a part of its own. */
function headersOf(
  { headers }: HttpRequest,
  { idempotencyKey }: MutationArguments,
  { path }: GraphQLResolveInfo,
): HttpRequest['headers'] {
  const { 'idempotency-key': sent, 'if-match': _, ...others } = headers;
  const ofDocument = sent === undefined ? undefined : `${String(sent).replaceAll('"', '')}#${path.key}`;
  const key = idempotencyKey ?? ofDocument;
  return {
    ...others,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}

function idsOf(args: MutationArguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([name]) => /[iI]d$/.test(name)));
}

function ownContext(
  { clutch }: HttpRequest,
  args: MutationArguments,
  { info, permission }: { readonly info: GraphQLResolveInfo; readonly permission: Permission | undefined },
): RequestContext {
  const { command: _, ifMatch: __, replayed: ___, audit, ...others } = clutch;
  const { expectedVersion } = args;
  const rest = { ...others, ...(typeof expectedVersion === 'number' ? { ifMatch: expectedVersion } : {}) };
  if (!audit || !permission) return rest;
  const { subject, action } = parsePermission(permission);
  const draft = new AuditDraft(
    () => audit.origin,
    () => ({
      action: `${subject}.${action}`,
      operation: info.fieldName,
      targets: Object.entries(idsOf(args)).map(([name, id]) => ({
        type: name === 'id' ? subject : name.replace(/Id$/, ''),
        id: String(id).slice(0, 100),
      })),
      isOperatorsOnly: false,
      goesWithAppends: true,
    }),
  );
  return { ...rest, audit: draft };
}
