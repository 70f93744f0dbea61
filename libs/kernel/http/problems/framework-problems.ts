import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Socket } from 'node:net';
import { requestIdOf } from '../requests/request-id.ts';
import { SECURITY_HEADERS } from '../requests/security-headers.ts';
import { problemOfError } from './problem-of-error.ts';
import { type Problem, PROBLEM_JSON, problemBody, titleOf } from './problem.ts';
import { helpLink, spoken, writeProblem } from './problem-form.ts';

/** Answers what the router refuses before any hook has run, such as a path that does not decode. */
export function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOfError(error);
  const { status, contentType, language, text } = writeProblem(problem, request);
  reply
    .code(status)
    .headers({
      ...SECURITY_HEADERS,
      'X-Request-Id': request.id,
      Link: helpLink(problem),
      ...spoken(language),
      'Content-Type': contentType,
    })
    .send(text);
}

const UNREADABLE: Problem = { status: 400, code: 'http.malformed', detail: 'This is not HTTP as RFC 9112 defines it' };

const SOCKET_PROBLEMS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'http.headers-too-large',
    detail: 'The headers are larger than this server accepts',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: 'body.too-large',
    detail: 'The chunk extensions are larger than this server accepts',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'http.timeout', detail: 'The request did not arrive in time' },
};

/** Answers what is not readable as HTTP; there is no request and no reply yet, only the socket, which is closed after it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = SOCKET_PROBLEMS[error.code ?? ''] ?? UNREADABLE;
  const requestId = requestIdOf(undefined);
  const body = JSON.stringify(problemBody(problem, requestId));
  const headers = {
    ...SECURITY_HEADERS,
    'X-Request-Id': requestId,
    Link: helpLink(problem),
    'Content-Type': PROBLEM_JSON,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${titleOf(problem.status)}\r\n${lines.join('')}\r\n${body}`);
}
