import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApiChange } from './api-change.ts';
import { ApiVersions, FIRST_VERSION } from './api-versions.ts';
import { allOf, type Form, grouped, renamed } from './form.ts';
import { olderDocument } from './older-document.ts';
import { changeAt, partsOf } from './places.ts';

const place = grouped('location', ['latitude', 'longitude']);
const change = (version: string, form: Form, over: Partial<ApiChange> = {}): ApiChange => ({
  version,
  title: 'A change',
  migration: 'Read the new field.',
  schemas: [
    { schema: 'FixView', form, answers: { listFixes: 'data[]', getFix: '' }, requests: { storeFixes: 'fixes[]' } },
  ],
  ...over,
});
const versions = new ApiVersions([
  change('2027-03-01', renamed('location', 'place')),
  change('2026-12-01', place, { events: { 'fix.stored': place } }),
]);
const NEWEST = { id: 'fix_1', place: { latitude: 1, longitude: 2 }, at: 'noon' };
const SECOND = { id: 'fix_1', location: { latitude: 1, longitude: 2 }, at: 'noon' };
const FIRST = { id: 'fix_1', latitude: 1, longitude: 2, at: 'noon' };

describe('the chain of versions', () => {
  test('shows an answer in the form of each, and leaves the newest untouched', () => {
    expect(versions.all).toEqual([FIRST_VERSION, '2026-12-01', '2027-03-01']);
    expect(versions.older('2027-03-01', 'getFix')).toBeUndefined();
    expect(versions.older(undefined, 'getFix')).toBeUndefined();
    expect(versions.older('2026-12-01', 'getFix')!.back(NEWEST)).toEqual(SECOND);
    expect(versions.older(FIRST_VERSION, 'getFix')!.back(NEWEST)).toEqual(FIRST);
    const page = { data: [NEWEST, NEWEST], page: { hasMore: false } };
    expect(versions.older(FIRST_VERSION, 'listFixes')!.back(page)).toEqual({ ...page, data: [FIRST, FIRST] });
  });

  test('brings a request forth, and tells its errors where the caller has put the field', () => {
    const older = versions.older(FIRST_VERSION, 'storeFixes')!;
    expect(older.forth({ fixes: [FIRST] })).toEqual({ fixes: [{ id: 'fix_1', at: 'noon', place: NEWEST.place }] });
    expect(older.pointer('/fixes/0/place/latitude')).toBe('/fixes/0/latitude');
    expect(older.pointer('/fixes/0/at')).toBe('/fixes/0/at');
    expect(older.pointer('/fixes')).toBe('/fixes');
  });

  test('knows nothing of operations that no change has touched', () => {
    expect(versions.older(FIRST_VERSION, 'listOthers')).toBeUndefined();
  });

  test('shows public events in each form as well', () => {
    const event = { type: 'fix.stored', data: { location: { latitude: 1, longitude: 2 } } };
    expect(versions.event(event, FIRST_VERSION).data).toEqual({ latitude: 1, longitude: 2 });
    expect(versions.event(event, '2026-12-01')).toBe(event);
    expect(versions.event({ ...event, type: 'fix.other' }, FIRST_VERSION).data).toBe(event.data);
  });

  test('refuses a version that there is not with those that there are', () => {
    expect(() => versions.require('2026-11-02')).toThrow(
      expect.objectContaining({ status: 400, code: 'version.unknown', extensions: { versions: versions.all } }),
    );
  });

  test.each(['2026-11-01', '2026-1-1', 'next'])('does not begin with a change of %s', (version) => {
    expect(() => new ApiVersions([change(version, place)])).toThrow(/is no date after/);
  });
});

test('the document of an older version has its webhooks in the form of that version', () => {
  const data = {
    type: 'object',
    properties: { place: { type: 'object', properties: { latitude: {}, longitude: {} }, required: ['latitude'] } },
    required: ['place'],
  };
  const message = (name: string) => {
    const example = { type: name, data: { place: { latitude: 1, longitude: 2 } } };
    return {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, example } } },
      },
    };
  };
  const document = {
    info: {},
    paths: {},
    webhooks: { 'fix.stored': message('fix.stored'), 'fix.other': message('fix.other') },
    components: { schemas: { 'fix.stored': { properties: { data } }, 'fix.other': { properties: { data } } } },
  };
  const changes = [
    change('2026-12-01', place, { schemas: [], events: { 'fix.stored': grouped('place', ['latitude', 'longitude']) } }),
  ];
  const older = olderDocument(document, new ApiVersions(changes), FIRST_VERSION) as typeof document;
  const flat = { type: 'object', properties: { latitude: {}, longitude: {} }, required: ['latitude'] };
  expect(older.components.schemas).toEqual({
    ...document.components.schemas,
    'fix.stored': { properties: { data: flat } },
  });
  const exampleOf = (type: 'fix.stored' | 'fix.other') =>
    older.webhooks[type].post.requestBody.content['application/json'].example.data;
  expect([exampleOf('fix.stored'), exampleOf('fix.other')]).toEqual([
    { latitude: 1, longitude: 2 },
    { place: { latitude: 1, longitude: 2 } },
  ]);
});

describe('a form', () => {
  const forms = [renamed('a', 'b'), grouped('g', ['x', 'y']), allOf(renamed('a', 'b'), grouped('g', ['b', 'x']))];
  const old = fc.record({ a: fc.integer(), x: fc.string(), y: fc.boolean(), other: fc.string() }, { requiredKeys: [] });

  test.each(forms)('%# forth and back again is what it was', (form) => {
    fc.assert(
      fc.property(old, (object) => {
        expect(form.back(form.forth(object))).toEqual(object);
      }),
    );
  });

  test.each(forms)('%# leaves alone what is no object', (form) => {
    const noObject = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.anything()));
    fc.assert(
      fc.property(noObject, (value) => {
        expect(changeAt(value, '', form.forth)).toBe(value);
        expect(changeAt({ list: [value] }, 'list[]', form.forth)).toEqual({ list: [value] });
      }),
    );
  });

  test('gives the schema of the old form from that of the new', () => {
    const location = {
      type: 'object',
      properties: { latitude: { type: 'number' }, longitude: { type: 'number' } },
      required: ['latitude', 'longitude'],
    };
    const schema = {
      type: 'object',
      properties: { at: { type: 'string' }, location: { $ref: '#/components/schemas/Location' } },
      required: ['at', 'location'],
    };
    expect(place.schema(schema, (found) => ('$ref' in found ? location : found))).toEqual({
      type: 'object',
      properties: { at: { type: 'string' }, latitude: { type: 'number' }, longitude: { type: 'number' } },
      required: ['at', 'latitude', 'longitude'],
    });
    expect(renamed('a', 'at').schema(schema, (found) => found)).toMatchObject({ required: ['a', 'location'] });
  });
});

test('a place is read part by part', () => {
  expect(partsOf('')).toEqual([]);
  expect(partsOf('data[]')).toEqual(['data', '[]']);
  expect(partsOf('a.b[].c')).toEqual(['a', 'b', '[]', 'c']);
});
