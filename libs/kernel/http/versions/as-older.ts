import { type FastifyReply } from 'fastify';
import { catchError, from, map, type Observable, switchMap } from 'rxjs';
import { type ProblemItem } from '../problems/problem.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { variantOf } from '../reading/etag.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { type OlderOperation } from './api-versions.ts';

type Answer = Observable<unknown> | Promise<Observable<unknown>>;

/** Lets an operation answer a caller of an older version: its body comes forth to the newest form, the answer and errors go back. */
export function asOlder(
  older: OlderOperation,
  request: HttpRequest,
  reply: FastifyReply,
  operation: () => Answer,
): Observable<unknown> {
  request.body = older.forth(request.body);
  return from(Promise.resolve(operation())).pipe(
    switchMap((answer) => answer),
    map((shown) => {
      // A cache must not take the one form for the other.
      const tag = reply.getHeader('ETag');
      if (typeof tag === 'string') reply.header('ETag', variantOf(tag, request.clutch.apiVersion!));
      return older.back(shown);
    }),
    catchError((error: unknown) => {
      throw inOldWords(error, older);
    }),
  );
}

/** Who is told what is wrong finds it where they have put it. */
function inOldWords(error: unknown, older: OlderOperation): unknown {
  if (!(error instanceof ProblemError) || !Array.isArray(error.extensions?.['errors'])) return error;
  const { status, code, detail, extensions, type, headers } = error;
  const errors = (extensions['errors'] as ProblemItem[]).map((item) =>
    item.pointer === undefined ? item : { ...item, pointer: older.pointer(item.pointer) },
  );
  const extras = { ...(type ? { type } : {}), ...(headers ? { headers } : {}) };
  return new ProblemError(status, code, detail, { ...extras, extensions: { ...extensions, errors } });
}
