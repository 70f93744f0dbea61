import { expect, test } from 'vitest';
import { ProblemRegistry } from '#kernel';
import { AnswerSchemas } from './answer-schemas.ts';
import { type Asked } from './asked.ts';
import { ApiDocument } from './documented.ts';
import { type Answered, Oracle } from './oracle.ts';
import { Said } from './said.ts';

const documents = { api: new ApiDocument('api'), admin: new ApiDocument('admin') };
const listBookings = documents.api.operations.find(({ operationId }) => operationId === 'listBookings')!;
const said = new Said();
const oracle = new Oracle({
  schemas: new AnswerSchemas(documents),
  hidden: { owner: ['canary-of-another'] },
  secrets: ['the-operators-token'],
  problems: new ProblemRegistry(),
  said,
});

const ASKED: Asked = { caller: 'owner', method: 'GET', url: '/v1/bookings?limit=1', headers: {}, body: undefined };
const HEADERS = { 'x-request-id': 'req_1', 'x-content-type-options': 'nosniff' };
const PROBLEM = {
  type: 'https://errors.clutch.dev/request/invalid',
  title: 'The request is not valid',
  status: 422,
  code: 'request.invalid',
  detail: '1 field is wrong',
  instance: '/v1/requests/req_1',
  requestId: 'req_1',
};

function answer(over: Partial<Answered> = {}): Answered {
  const headers = { ...HEADERS, 'content-type': 'application/json; charset=utf-8' };
  const text = JSON.stringify({ data: [], page: { nextCursor: null, prevCursor: null, hasMore: false } });
  return { status: 200, headers, text, milliseconds: 1, ...over };
}

function problem(over: object = {}, status = 422): Answered {
  const headers = { ...HEADERS, 'content-type': 'application/problem+json; charset=utf-8' };
  return answer({ status, headers, text: JSON.stringify({ ...PROBLEM, status, ...over }) });
}

const faultOf = (answered: Answered, asked = ASKED) => oracle.faultOf(listBookings, asked, answered);

test('the oracle finds nothing wrong with what is right', () => {
  expect([faultOf(answer()), faultOf(problem())]).toEqual([undefined, undefined]);
});

const detail = (text: string): Answered => problem({ detail: text });

test.each<[what: string, answered: Answered, fault: string]>([
  ['another tenant', answer({ text: '{"data":["canary-of-another"]}' }), "another tenant's"],
  ['a secret in a header', answer({ headers: { ...HEADERS, link: '<?key=the-operators-token>' } }), 'a secret'],
  ['a stack trace', detail('oops\n    at Bookings.list (bookings.ts:12:7)'), 'a stack trace'],
  ['a path', detail('ENOENT: /srv/libs/booking/booking.module.ts'), 'a path of the machine'],
  ['a statement', detail('select booking_id from t_1.booking'), 'SQL'],
  ['a constraint', detail('new row violates check constraint "x"'), 'SQL'],
  ['an error of the runtime', detail("TypeError: Cannot read properties of undefined (reading 'id')"), 'the runtime'],
  ['a value that is no text', detail('There is no [object Object]'), 'the runtime'],
  ['the hash of a password', detail('$argon2id$v=19$m=19456'), 'the hash'],
  ['a 500', problem({ code: 'internal' }, 500), '500'],
  ['a 503 that does not say when to come back', problem({ code: 'unavailable' }, 503), 'Retry-After'],
  ['a status of its own', problem({}, 418), '418 is not in the document'],
  ['a success of its own', answer({ status: 299 }), '299 is not in the document'],
  ['a page', answer({ headers: { ...HEADERS, 'content-type': 'text/html' } }), 'text/html'],
  ['a code that nobody has registered', problem({ code: 'booking.oops' }), 'no code is registered as booking.oops'],
  ['a problem without its code', problem({ code: undefined }), "must have required property 'code'"],
  ['a problem that says another status', problem({ status: 400 }), 'says that it is 400'],
  ['no id of the request', answer({ headers: { 'x-content-type-options': 'nosniff' } }), 'X-Request-Id'],
  ['a type to be guessed', answer({ headers: { 'x-request-id': 'req_1' } }), 'sniffed'],
  ['something else than is documented', answer({ text: '{"data":"none"}' }), 'does not fit its schema'],
  ['an answer after a long time', answer({ milliseconds: 20_000 }), 'took 20000 ms'],
])('the oracle finds %s', (_, answered, fault) => {
  expect(faultOf(answered)).toContain(fault);
});

test('what the caller has said himself is no leak when it is said again', () => {
  const asked = { ...ASKED, url: '/v1/bookings?filter[note]=canary-of-another%20TypeError' };
  expect(faultOf(detail('There is no canary-of-another TypeError'), asked)).toBeUndefined();
});

test('what was said before is no leak where it is kept, and a real one beside it is found', () => {
  const echo = 'GET file:///etc/passwd';
  expect(faultOf(detail(echo))).toContain('a path of the machine');
  said.note({ ...ASKED, url: `/v1/bookings/${encodeURIComponent('file:///etc/passwd')}` });
  const trace = 'oops\n    at Bookings.list (x';
  said.note({ ...ASKED, method: 'POST', body: JSON.stringify({ reason: trace }) });
  expect(faultOf(detail(`${echo} ${trace}`))).toBeUndefined();
  expect(faultOf(detail(`${echo} file:///srv/app.js`))).toContain('a path of the machine: file:///');
  expect(faultOf(detail(`${echo} /srv/libs/booking/booking.module.ts`))).toContain('/libs/booking/booking.module.ts');
  expect(faultOf(detail('oops\n    at Bookings.list (y'))).toContain('a stack trace');
});
