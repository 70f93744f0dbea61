import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiExtraModels, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import { typedIdSchema } from '../validation/typed-id-param.ts';
import { PageResponse } from '../reading/page-response.decorator.ts';
import { expandParameter, FIELDS_PARAMETER, SHOWS_METADATA } from '../reading/shows.decorator.ts';
import { Safe } from '../reading/safe.decorator.ts';
import { expectationOf } from './filter-value.ts';
import { type ListField } from './list-field.ts';
import { type ListFields } from './list-fields.ts';
import { ListSearch } from './list-search.dto.ts';

/** The GET answers a page of the list, filtered, sorted, cut and widened as its declaration allows. Its query is a `ListQuery`. */
export function ListResponse<Row extends object>(item: new () => object, list: ListFields<Row>): MethodDecorator {
  const parameters = [filterParameter(list), sortParameter(list), INCLUDE_PARAMETER];
  return applyDecorators(
    PageResponse(item),
    SetMetadata(SHOWS_METADATA, list.shape),
    ...parameters.map((parameter) => ApiQuery(parameter as never)),
    ApiQuery(FIELDS_PARAMETER),
    ApiQuery(expandParameter(list.shape)),
  );
}

/** The POST searches the same list by a condition of any form. It changes nothing, so it takes no idempotency key. Its body is a `ListSearch`. */
export function SearchResponse<Row extends object>(item: new () => object, list: ListFields<Row>): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    Safe(),
    PageResponse(item),
    SetMetadata(SHOWS_METADATA, list.shape),
    ApiExtraModels(ListSearch),
    ApiExtension('x-filter-fields', Object.keys(list.fields)),
    ApiBody({
      description: `Fields of the filter: ${list.operators.map(([name, , operators]) => `${name} (${operators.join(', ')})`).join('; ')}. Sorted by ${list.sortable.join(', ')}; ${list.sort} when nothing is said.`,
      schema: { $ref: getSchemaPath(ListSearch) },
    }),
  );
}

const INCLUDE_PARAMETER = {
  name: 'include',
  required: false,
  description: 'totalCount: how many rows the whole list has.',
  schema: { type: 'string', enum: ['totalCount'] },
};

function sortParameter<Row extends object>({ sort, sortable }: ListFields<Row>): object {
  return {
    name: 'sort',
    required: false,
    description: `Up to three of ${sortable.join(', ')}, separated by commas, each with - in front for the other direction.`,
    schema: { type: 'string', maxLength: 200, default: sort, example: sort },
  };
}

function filterParameter<Row extends object>(list: ListFields<Row>): object {
  return {
    name: 'filter',
    required: false,
    style: 'deepObject',
    explode: true,
    description: 'Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value.',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        list.operators.map(([name, field, operators]) => [name, fieldSchema(field, operators)]),
      ),
    },
  };
}

function fieldSchema<Row extends object>(field: ListField<Row>, operators: readonly string[]): object {
  const value = valueSchema(field);
  const compared = (operator: string): object => {
    if (operator === 'in') return { type: 'string', description: 'Values separated by commas.' };
    return operator === 'isNull' ? { type: 'string', enum: ['true', 'false'] } : value;
  };
  const compare = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(operators.map((operator) => [operator, compared(operator)])),
  };
  const description = `${expectationOf(field)}.`;
  return operators.includes('eq') ? { description, anyOf: [value, compare] } : { description, ...compare };
}

function valueSchema<Row extends object>({ kind, prefix = '', values }: ListField<Row>): object {
  if (values) return { type: 'string', enum: [...values] };
  if (kind === 'id') return typedIdSchema(prefix);
  if (kind === 'instant') return { type: 'string', format: 'date-time' };
  if (kind === 'number') return { type: 'number' };
  return kind === 'boolean' ? { type: 'boolean' } : { type: 'string', maxLength: 200 };
}
