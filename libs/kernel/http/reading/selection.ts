import { invalidRequest } from '../problems/problem-error.ts';
import { type ProblemItem } from '../problems/problem.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { type Expanders } from './expanders.ts';
import { selectFault, selectPaths, type Selected } from './select-paths.ts';
import { type Shape } from './shape.ts';

type Asked = Readonly<Record<'fields' | 'expand', unknown>>;

/**
 * What `fields` and `expand` of a request want of an answer with this shape; `undefined` when they want it as it is.
 * @throws ProblemError 422 that names each path which is not there
 */
export function selectionOf(request: HttpRequest, shape: Shape, expanders: Expanders): Selected | undefined {
  const isSearch = request.method === 'POST';
  const { fields, expand } = (isSearch ? request.body : request.query) as Asked;
  if (fields === undefined && expand === undefined) return undefined;
  const form = isSearch ? 'json' : 'query';
  const errors: ProblemItem[] = [];
  const refuse = (name: 'fields' | 'expand', detail: string): void => {
    errors.push(selectFault(form, name, detail));
  };
  const paths = (name: 'fields' | 'expand', asked: unknown): { readonly [Name in typeof name]?: readonly string[] } => {
    if (asked === undefined) return {};
    const list: unknown = form === 'query' && typeof asked === 'string' ? asked.split(',') : asked;
    if (Array.isArray(list) && list.every((path): path is string => typeof path === 'string')) return { [name]: list };
    refuse(name, `${name} must be names, ${form === 'query' ? 'separated by commas' : 'in a list'}`);
    return {};
  };
  const wish = { ...paths('fields', fields), ...paths('expand', expand) };
  const selected = selectPaths(wish, shape, { expanders, refuse });
  if (errors.length > 0) throw invalidRequest(errors);
  return selected;
}
