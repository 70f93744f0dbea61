import { Controller, Get, Header } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#kernel';
import { GetKeySet, KeySetView } from '../../queries/sessions/get-key-set.query.ts';

@ApiTags('sign-in')
@Controller('.well-known')
export class KeySetController {
  constructor(private readonly queries: QueryBus) {}

  /** The keys by which access tokens can be checked (RFC 7517). A new one stands here ten minutes before it signs anything. */
  @Get('jwks.json')
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOkResponse({ type: KeySetView })
  @ApiOperation({ operationId: 'getKeySet' })
  keys(): Promise<KeySetView> {
    return this.queries.execute(new GetKeySet());
  }
}
