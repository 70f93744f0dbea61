import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { problemOfError, UNEXPECTED } from '../http/problems/problem-of-error.ts';
import { type Problem } from '../http/problems/problem.ts';

const log = new Logger('graphql');

/** graphql-js's words for an argument that the caller has left out by a variable; everything else that it throws while it runs is ours. */
const CALLERS_FAULT = /^Argument "/;

/**
 * An error as it is sent: the text, code, status and extensions that HTTP would answer, with the place in the document. Of what nobody
 * foresaw only the request id goes out, and the rest into the log.
 */
export function formatError(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const { locations, path } = error;
  const problem = problemOf(error);
  if (problem.status >= 500) log.error({ err: error.originalError ?? error, requestId, path }, 'A field failed');
  const { status, code, detail, type, extensions } = problem;
  return {
    message: detail,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { ...extensions, ...(type ? { type } : {}), code, status, requestId },
  };
}

function problemOf(error: GraphQLError): Problem {
  const { originalError, extensions, message, path } = error;
  // A value that does not fit its type is wrapped in an error of graphql-js's own.
  if (originalError && !(originalError instanceof GraphQLError)) return problemOfError(originalError);
  const { code, status, ...others } = extensions;
  if (typeof code === 'string') return { status: Number(status ?? 400), code, detail: message, extensions: others };
  if (path && !CALLERS_FAULT.test(message)) return UNEXPECTED;
  return { status: 400, code: 'graphql.invalid', detail: message };
}
