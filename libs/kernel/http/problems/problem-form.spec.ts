import { expect, test } from 'vitest';
import { SCIM_JSON, writeProblem } from './problem-form.ts';
import { PROBLEM_JSON } from './problem.ts';

const written = (url: string, status: number, extensions = {}) => {
  const problem = { status, code: 'thing.wrong', detail: 'No', extensions };
  const { text, ...rest } = writeProblem(problem, { url, id: 'req_12345678' });
  return { ...rest, body: JSON.parse(text) as Record<string, unknown> };
};

test.each(['/scim/v2', '/scim/v2/Users', '/scim/v2?x=1', '/scim/v2/Users/%zz'])(
  '%s is told as SCIM tells it',
  (url) => {
    expect(written(url, 404)).toEqual({
      status: 404,
      contentType: SCIM_JSON,
      language: 'en',
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '404',
        detail: 'No (thing.wrong, req_12345678)',
      },
    });
  },
);

test.each(['/v1/users', '/scim/v20/Users', '/scim/v1/Users', '/v1/scim/v2', '/?/scim/v2/'])(
  '%s is told as a problem',
  (url) => {
    expect(written(url, 404)).toMatchObject({ contentType: PROBLEM_JSON, body: { status: 404, code: 'thing.wrong' } });
  },
);

test('what is not valid is 400 there, with the word for it', () => {
  expect(written('/scim/v2/Users', 422)).toMatchObject({
    status: 400,
    body: { status: '400', scimType: 'invalidValue' },
  });
  const extensions = { scimType: 'invalidFilter' };
  expect(written('/scim/v2/Users', 422, extensions).body).toMatchObject({ status: '400', scimType: 'invalidFilter' });
  expect(written('/scim/v2/Users', 409).body).not.toHaveProperty('scimType');
});
