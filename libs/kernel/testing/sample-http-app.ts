import { Body, Controller, Get, Injectable, Module, Param, Patch, Post, Query } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PassportStrategy } from '@nestjs/passport';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsString, Length, Min, ValidateNested } from 'class-validator';
import { type FastifyRequest } from 'fastify';
import passportCustom from 'passport-custom';
import { currentContext, type RequestContext } from '../context/request-context.ts';
import { ProjectionPositions } from '../context/projection-positions.ts';
import { DomainError } from '../domain/domain-error.ts';
import { typedId } from '../domain/typed-id.ts';
import { abilityOf } from '../http/authorization/ability.ts';
import { Can, Public } from '../http/authorization/can.decorator.ts';
import { AUTH_STRATEGIES, type Principal } from '../http/authorization/principal.ts';
import { createHttpApp, type HttpAppOptions } from '../http/create-http-app.ts';
import { ApiProblems } from '../http/openapi/api-problems.decorator.ts';
import { ProblemError } from '../http/problems/problem-error.ts';
import { Keyset } from '../http/reading/keyset.ts';
import { type Page } from '../http/reading/page.dto.ts';
import { PageQuery } from '../http/reading/page-query.dto.ts';
import { PageResponse } from '../http/reading/page-response.decorator.ts';
import { Paging } from '../http/reading/paging.ts';
import { ReadsProjection } from '../http/reading/reads-projection.decorator.ts';
import { Versioned } from '../http/reading/versioned.decorator.ts';
import { Optional } from '../http/validation/optional.decorator.ts';
import { IsTypedId } from '../http/validation/typed-id-field.decorator.ts';
import { TypedIdParam } from '../http/validation/typed-id-param.ts';
import { CommandResponse } from '../http/writing/command-response.decorator.ts';
import { type Receipt } from '../http/writing/receipt.dto.ts';
import { RequiresIdempotencyKey, RequiresIfMatch } from '../http/writing/required-headers.decorator.ts';
import { SAMPLE_FAULTS } from './sample-faults.ts';
import { SAMPLE_LOG, SamplePositions } from './sample-positions.ts';

/** The tenant, and the ids, of the sample. */
export const SAMPLE_TENANT = {
  id: '01933b7a-0000-7000-8000-000000000001',
  schema: 't_0000000000000001',
  slug: 'sample',
};
const SAMPLE_UUID = '01933b7a-0000-7000-8000-000000000002';
export const THING = typedId('thg', SAMPLE_UUID);
export const VEHICLE = typedId('veh', SAMPLE_UUID);

class PartBody {
  @IsInt()
  @Min(1)
  readonly quantity!: number;
}

class ThingBody {
  @IsString()
  @Length(1, 20)
  readonly name!: string;

  @IsTypedId('veh')
  readonly vehicleId!: string;

  @Optional()
  @IsString()
  readonly note?: string;

  @Optional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PartBody)
  readonly parts?: PartBody[];
}

class RenameBody {
  @Optional()
  @IsString()
  readonly name?: string;
}

class StatusFilter {
  @Optional()
  @IsString()
  readonly status?: string;
}

class ListThingsQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => StatusFilter)
  readonly filter?: StatusFilter;
}

class ThingView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly version!: number;
}

interface ThingRow {
  readonly id: string;
  readonly createdAt: Date;
}

/** Thirty rows, two of each second, newest first. */
const ROWS: readonly ThingRow[] = Array.from({ length: 30 }, (_, index) => ({
  id: String(index).padStart(2, '0'),
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 2))),
})).toReversed();

const NEWEST_FIRST = new Keyset<ThingRow>([
  ['createdAt', 'desc'],
  ['id', 'desc'],
]);

function receipt(): Receipt {
  return { id: SAMPLE_UUID, version: 3, position: 8812 };
}

@ApiTags('things')
@Controller('v1/things')
class ThingController {
  constructor(private readonly paging: Paging) {}

  @Get()
  @Can('thing:read')
  @ApiOperation({ operationId: 'listThings' })
  @PageResponse(ThingView)
  list(@Query() query: ListThingsQuery): Promise<Page<{ id: string }>> {
    return this.paging.page(query, {
      list: 'sample.things',
      keyset: NEWEST_FIRST,
      filter: query.filter,
      view: ({ id }) => ({ id }),
      fetch: async (_where, orderBy, limit) => {
        // The condition itself is proved against rows in keyset.spec.ts; here the page is found by hand.
        const position = currentContext() && query.cursor ? JSON.stringify(_where) : '';
        const ordered = orderBy['id'] === 'desc' ? [...ROWS] : ROWS.toReversed();
        const at = ordered.findIndex(({ id }) => position.includes(`"${id}"`));
        return ordered.slice(at + 1, at + 1 + limit);
      },
    });
  }

  @Get(':thingId')
  @Can('thing:read')
  @ReadsProjection('sample.things')
  @Versioned()
  @ApiOperation({ operationId: 'getThing' })
  @ApiOkResponse({ type: ThingView })
  @ApiProblems(404)
  get(@TypedIdParam('thingId', 'thg', 'thing.not-found') thingId: string): { id: string; version: number } {
    if (thingId !== SAMPLE_UUID && SAMPLE_LOG.seen < SAMPLE_LOG.head)
      throw new DomainError('not-found', 'thing.not-found', 'There is no thing with this id');
    return { id: typedId('thg', thingId), version: 7 };
  }

  @Post()
  @Can('thing:create')
  @ApiOperation({ operationId: 'createThing' })
  @CommandResponse({ status: 201, prefix: 'thg' })
  create(@Body() body: ThingBody): Receipt & { echo: unknown } {
    return { ...receipt(), echo: body };
  }

  @Post(':thingId/cancellation')
  @Can('thing:cancel')
  @RequiresIdempotencyKey()
  @ApiOperation({ operationId: 'cancelThing' })
  @CommandResponse({ prefix: 'thg' })
  cancel(@TypedIdParam('thingId', 'thg', 'thing.not-found') _thingId: string): Receipt & { context: RequestContext } {
    const context = currentContext()!;
    if (context.command?.fingerprint && context.requestId.startsWith('replay')) context.replayed = true;
    return { ...receipt(), context };
  }

  @Patch(':thingId')
  @Can('thing:edit')
  @RequiresIfMatch()
  @ApiOperation({ operationId: 'editThing' })
  @CommandResponse({ prefix: 'thg' })
  edit(
    @TypedIdParam('thingId', 'thg', 'thing.not-found') _thingId: string,
    @Body() body: RenameBody,
  ): Receipt & { ifMatch: unknown; name: unknown } {
    return { ...receipt(), ifMatch: currentContext()?.ifMatch, name: body.name };
  }
}

@ApiTags('faults')
@Controller('v1/faults')
class FaultController {
  @Get(':kind')
  @Public()
  @ApiOperation({ operationId: 'fail' })
  @ApiOkResponse({ type: ThingView })
  fail(@Param('kind') kind: string): never {
    throw SAMPLE_FAULTS[kind]!();
  }
}

/** Keys of the sample and what they may do. */
const KEYS: Readonly<Record<string, Principal>> = {
  'all-key': {
    actor: { kind: 'api-key', id: 'key_all', name: 'All' },
    tenant: SAMPLE_TENANT,
    ability: abilityOf(['thing:*']),
    credentialId: 'key_all',
  },
  'read-key': {
    actor: { kind: 'api-key', id: 'key_read', name: 'Reader' },
    tenant: SAMPLE_TENANT,
    ability: abilityOf(['thing:read']),
    credentialId: 'key_read',
  },
};

@Injectable()
class SampleKeyStrategy extends PassportStrategy(passportCustom.Strategy, 'sample-key') {
  async validate(request: FastifyRequest): Promise<Principal | false> {
    const header = request.headers.authorization;
    if (header === undefined) return false;
    const principal = KEYS[header.slice('Bearer '.length)];
    if (!principal) throw new ProblemError(401, 'key.invalid', 'This key does not exist');
    return principal;
  }
}

/** The header of the key that may do everything. */
export const ALL_KEY = { Authorization: 'Bearer all-key' };

@Module({
  controllers: [ThingController, FaultController],
  providers: [
    SampleKeyStrategy,
    { provide: AUTH_STRATEGIES, useValue: ['sample-key'] },
    { provide: ProjectionPositions, useClass: SamplePositions },
  ],
})
export class SampleModule {}

/** Settings of the sample: small limits, so that a test reaches them. */
export const SAMPLE_OPTIONS: HttpAppOptions = {
  config: {
    http: {
      ratePerMinute: 10_000,
      publicRatePerMinute: 10_000,
      maxDelayMs: 1_000,
      maxConcurrent: 512,
      trustedProxies: [],
      brownOuts: [],
      bodyLimitBytes: 4096,
    },
    secret: 'sample-secret-sample-secret-sample',
  },
  name: 'sample',
  title: 'Sample',
  description: 'An app with one of everything.',
  logger: false,
};

const JSON_SENT = { 'Content-Type': 'application/json' };

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

/** The sample app on a port of the system's choice. `ask` sends what it is given, as the key that may do everything unless `headers` say otherwise. */
export async function startSampleApp(over: Partial<HttpAppOptions> = {}): Promise<{
  readonly app: NestFastifyApplication;
  readonly port: number;
  ask(path: string, init?: RequestInit): Promise<Answer>;
  send(method: 'POST' | 'PATCH', path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}> {
  const app = await createHttpApp(SampleModule, { ...SAMPLE_OPTIONS, ...over });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: ALL_KEY, ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body: unknown = isJson && text !== '' ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body };
  };
  return {
    app,
    port,
    ask,
    send: (method, path, body, headers = {}) =>
      ask(path, { method, body: JSON.stringify(body), headers: { ...ALL_KEY, ...JSON_SENT, ...headers } }),
  };
}
