import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageQuery, PageResponse } from '#kernel';
import { EmptySandbox } from '../commands/empty-sandbox.command.ts';
import { MoveTestClock, MoveTestClockBody } from '../commands/move-test-clock.command.ts';
import { GetTestClock, TestClockView, testClockView } from '../queries/get-test-clock.query.ts';
import { ListTestMessages, TestMessageView } from '../queries/list-test-messages.query.ts';

@ApiTags('test-mode')
@Controller('v1/test')
export class TestModeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What time it is in the test data. */
  @Get('clock')
  @Can('test-clock:read')
  @ApiProblems(409)
  @ApiOkResponse({ type: TestClockView })
  @ApiOperation({ operationId: 'getTestClock' })
  clock(): Promise<TestClockView> {
    return this.queries.execute(new GetTestClock());
  }

  /** Moves the clock of the test data forward, by a time or to one. Deadlines that lie in between pass; live data know nothing of it. */
  @Post('clock')
  @HttpCode(200)
  @Can('test-clock:move')
  @ApiOkResponse({ type: TestClockView })
  @ApiOperation({ operationId: 'moveTestClock' })
  async move(@Body() body: MoveTestClockBody): Promise<TestClockView> {
    return testClockView(await this.commands.execute(new MoveTestClock(body)));
  }

  /** The e-mails and text messages that the test data gave rise to, the newest first. None was sent. Kept for 30 days. */
  @Get('messages')
  @Can('test-message:read')
  @ApiProblems(409)
  @PageResponse(TestMessageView)
  @ApiOperation({ operationId: 'listTestMessages' })
  messages(@Query() page: PageQuery): Promise<Page<TestMessageView>> {
    return this.queries.execute(new ListTestMessages(page));
  }

  /** Deletes all test data, webhook endpoints and messages among them, and sets the clock back to the present. Keys stay. */
  @Delete('data')
  @HttpCode(204)
  @Can('test-data:delete')
  @ApiProblems(409)
  @ApiNoContentResponse({ description: 'There are no test data any more.' })
  @ApiOperation({ operationId: 'deleteTestData' })
  empty(): Promise<void> {
    return this.commands.execute(new EmptySandbox());
  }
}
