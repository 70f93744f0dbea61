import { ApiProperty } from '@nestjs/swagger';

/** Where an app begins: whose it is, and where the rest stands. */
export class IndexView {
  /** Of whoever the host belongs to. */
  @ApiProperty({ example: 'Clutch API' })
  readonly name!: string;

  /** The newest dated version of the API. */
  @ApiProperty({ example: '2026-11-01' })
  readonly version!: string;

  /** What is worth asking for next, by what it is; each as a path on this host. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 100 },
    example: { documentation: '/docs', openapi: '/openapi.json', whoAmI: '/v1/whoami' },
  })
  readonly links!: Readonly<Record<string, string>>;
}
