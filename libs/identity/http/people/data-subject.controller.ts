import { Controller, Get, HttpCode, Param, type PipeTransform, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Audited, Can, ProblemError } from '#kernel';
import { EraseSubject } from '../../commands/people/erase-subject.command.ts';
import { erasureView, ErasureView, GetErasure } from '../../queries/people/get-erasure.query.ts';

const PATTERN = '^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$';

/** What is no public id at all is nobody's. */
class SubjectIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (new RegExp(PATTERN).test(value)) return value;
    throw new ProblemError(404, 'data-subject.not-found', 'Nothing is known of a person with this id');
  }
}

const SubjectId = () =>
  ApiParam({
    name: 'subjectId',
    description: 'Public id of a person, or of what is theirs: usr_…, tec_…, veh_… for whoever keeps the vehicle.',
    schema: { type: 'string', pattern: PATTERN, example: 'tec_01jd7r6e5vf3xbnq2m8k4tw9za' },
  });

@ApiTags('people')
@Controller('v1/data-subjects')
export class DataSubjectController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Erases what is personal about somebody, everywhere and for good. Events stay, with `[erased]` where the person's texts stood.
   * Sent again it answers the same.
   */
  @Post(':subjectId/erasure')
  @HttpCode(200)
  @Can('data-subject:erase')
  @SubjectId()
  @ApiOkResponse({ type: ErasureView })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'eraseDataSubject' })
  async erase(@Param('subjectId', SubjectIdPipe) subject: string): Promise<ErasureView> {
    return erasureView(await this.commands.execute(new EraseSubject(subject)));
  }

  /** The certificate of an erasure: when, where, and what is still to be waited for. */
  @Get(':subjectId/erasure')
  @Can('data-subject:read')
  @Audited()
  @SubjectId()
  @ApiOkResponse({ type: ErasureView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getErasure' })
  certificate(@Param('subjectId', SubjectIdPipe) subject: string): Promise<ErasureView> {
    return this.queries.execute(new GetErasure(subject));
  }
}
