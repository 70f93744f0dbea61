import {
  type OpenApi,
  type Operation,
  type Parameter,
  type Placed,
  placedOperations,
  type Schema,
} from './document.ts';
import { type Direction, schemaBreaks } from './schema-breaks.ts';

/** A difference that makes a client of the older document fail. */
export interface Break {
  readonly operationId: string;
  /** What differs, in a sentence with its place: `body.note is not taken any more`. */
  readonly what: string;
}

/**
 * What of the newer document breaks clients that were written against the older one: an operation, member, status or word that is gone,
 * input that is newly demanded or more narrowly bounded, answers that are wider than they were, a permission that is another.
 * New operations, optional input and further members and words of answers break nobody: clients must tolerate them.
 */
export function breakingChanges(before: OpenApi, after: OpenApi): Break[] {
  const now = new Map(placedOperations(after).map((placed) => [placed.operation.operationId, placed]));
  return placedOperations(before).flatMap((placed) => {
    const { operationId } = placed.operation;
    const newer = now.get(operationId);
    const found = newer ? operationBreaks(before, after, placed, newer) : ['is not there any more'];
    return found.map((what) => ({ operationId, what }));
  });
}

function operationBreaks(before: OpenApi, after: OpenApi, older: Placed, newer: Placed): string[] {
  const [was, is] = [older.operation, newer.operation];
  const compare = (direction: Direction) => ({ before, after, direction, seen: new Set<string>() });
  const place = ({ method, path }: Placed) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
  return [
    ...(place(older) === place(newer) ? [] : [`was ${place(older)} and is ${place(newer)}`]),
    ...accessBreaks(was, is),
    ...parameterBreaks(was, is).concat(
      pairsOf(was.parameters ?? [], is.parameters ?? []).flatMap(([a, b]) =>
        schemaBreaks(compare('sent'), a.schema ?? {}, b.schema ?? {}, `${a.in} ${a.name}`),
      ),
    ),
    ...bodyBreaks(was, is),
    ...contentPairs(was.requestBody?.content, is.requestBody?.content).flatMap(([, a, b]) =>
      schemaBreaks(compare('sent'), a, b, 'body'),
    ),
    ...answerBreaks(was, is),
    ...successesOf(was).flatMap((status) =>
      contentPairs(was.responses[status]?.content, is.responses[status]?.content).flatMap(([, a, b]) =>
        schemaBreaks(compare('answered'), a, b, status),
      ),
    ),
  ];
}

const isPublic = ({ security }: Operation): boolean => security?.length === 0;

function accessBreaks(was: Operation, is: Operation): string[] {
  if (isPublic(was) && !isPublic(is)) return ['was open to everybody and needs a credential'];
  const [older, newer] = [was['x-permission'], is['x-permission']];
  return older === newer || newer === undefined ? [] : [`needed ${older ?? 'no permission'} and needs ${newer}`];
}

/** Of the path by their place, which is what an address is made of; all others by their name. */
function pairsOf(was: readonly Parameter[], is: readonly Parameter[]): (readonly [Parameter, Parameter])[] {
  const inPath = (parameters: readonly Parameter[]) => parameters.filter((parameter) => parameter.in === 'path');
  const positions = inPath(was).flatMap((older, index) => {
    const newer = inPath(is)[index];
    return newer ? [[older, newer] as const] : [];
  });
  const named = was.flatMap((older) => {
    const newer = is.find((parameter) => parameter.in === older.in && parameter.name === older.name);
    return newer && older.in !== 'path' ? [[older, newer] as const] : [];
  });
  return [...positions, ...named];
}

function parameterBreaks({ parameters: was = [] }: Operation, { parameters: is = [] }: Operation): string[] {
  const keyOf = (parameter: Parameter) => `${parameter.in} ${parameter.name}`;
  const outside = (parameters: readonly Parameter[]) => parameters.filter((parameter) => parameter.in !== 'path');
  const known = new Map(outside(was).map((parameter) => [keyOf(parameter), parameter]));
  const now = new Set(outside(is).map(keyOf));
  return [
    ...[...known.keys()].filter((key) => !now.has(key)).map((key) => `${key} is not taken any more`),
    ...outside(is)
      .filter((parameter) => parameter.required && !known.get(keyOf(parameter))?.required)
      .map((parameter) => `${keyOf(parameter)} is required`),
  ];
}

function bodyBreaks(was: Operation, is: Operation): string[] {
  const types = Object.keys(is.requestBody?.content ?? {});
  const lost = Object.keys(was.requestBody?.content ?? {}).filter((type) => !types.includes(type));
  return [
    ...(is.requestBody?.required && !was.requestBody?.required ? ['a body is required'] : []),
    ...lost.map((type) => `a body of ${type} is not taken any more`),
  ];
}

const successesOf = ({ responses }: Operation): string[] =>
  Object.keys(responses).filter((status) => /^[23]/.test(status));

function answerBreaks(was: Operation, is: Operation): string[] {
  return successesOf(was).flatMap((status) => {
    const [older, newer] = [was.responses[status]!, is.responses[status]];
    if (!newer) return [`does not answer ${status} any more`];
    const types = Object.keys(newer.content ?? {});
    const headers = Object.keys(newer.headers ?? {});
    return [
      ...Object.keys(older.content ?? {})
        .filter((type) => !types.includes(type))
        .map((type) => `${status} is not answered as ${type} any more`),
      ...Object.keys(older.headers ?? {})
        .filter((name) => !headers.includes(name))
        .map((name) => `${status} has no header ${name} any more`),
    ];
  });
}

type Contents = Operation['responses'][string]['content'];

function contentPairs(was: Contents, is: Contents): (readonly [type: string, before: Schema, after: Schema])[] {
  return Object.entries(was ?? {}).flatMap(([type, { schema }]) => {
    const now = is?.[type]?.schema;
    return schema && now ? [[type, schema, now] as const] : [];
  });
}
