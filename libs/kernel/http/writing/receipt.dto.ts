import { ApiProperty } from '@nestjs/swagger';

/** What a command answers: where the stream and the tenant's log stand after it. */
export class Receipt {
  @ApiProperty({
    description: 'Id of the resource that the command changed.',
    example: 'bkg_01jd7r6e5vf3xbnq2m8k4tw9za',
  })
  readonly id!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Version of the resource, also its ETag.', example: 3 })
  readonly version!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Position in the log, to be sent as Clutch-Min-Position by a read.',
    example: 8812,
  })
  readonly position!: number;
}
