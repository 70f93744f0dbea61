import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayContains,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Optional } from '#kernel';
import { CHANNEL, MOST_CHANNELS } from '../../domain/webhooks/channels.ts';
import {
  LONGEST_SESSION_SECONDS,
  PORTAL_CAPABILITIES,
  PORTAL_TOKEN_PATTERN,
  type PortalCapability,
  SHORTEST_SESSION_SECONDS,
  USUAL_SESSION_SECONDS,
} from '../../domain/webhooks/portal-session.ts';
import { IsWebOrigins } from '../key-fields.ts';

/** A session of the consumer portal that is to be opened. */
export class CreateWebhookPortalSessionBody {
  /** Whom it is for, as the page and the audit trail show it: `Sul Garage`. */
  @IsString()
  @Length(1, 100)
  readonly label!: string;

  /**
   * What the session may do. `view` is always needed: endpoints, messages, tries, stats and the catalogue of events. `view-secret`: see
   * signing secrets. `manage`: make, change, test and delete endpoints, and rotate their keys. `transform`: their transformations.
   * `replay`: send messages again, and try out which past ones an endpoint would have got. Nobody can give what they lack.
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PORTAL_CAPABILITIES.length)
  @ArrayUnique()
  @IsIn(PORTAL_CAPABILITIES, { each: true })
  @ArrayContains(['view'], { message: 'capabilities must contain view' })
  @ApiProperty({ type: [String], enum: PORTAL_CAPABILITIES, minItems: 1 })
  readonly capabilities!: PortalCapability[];

  /**
   * Ids of workshops, fleets and vehicles, 20 at the most. The session then sees and manages only endpoints whose channels are all among
   * these, and messages through those endpoints alone; an endpoint without channels gets everything, and is none of them. Left out: all.
   */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANNELS)
  @ArrayUnique()
  @Matches(CHANNEL, { each: true, message: 'each of channels must be the id of a workshop, a fleet or a vehicle' })
  readonly channels?: string[];

  /** How long it lasts: an hour to seven days. */
  @ApiPropertyOptional({ default: USUAL_SESSION_SECONDS })
  @Optional()
  @IsInt()
  @Min(SHORTEST_SESSION_SECONDS)
  @Max(LONGEST_SESSION_SECONDS)
  readonly lifetimeSeconds: number = USUAL_SESSION_SECONDS;

  /** Origins whose pages may frame the page of the portal. Left out or empty: none. */
  @Optional()
  @IsWebOrigins()
  readonly embedOrigins?: string[];
}

export class CreatedWebhookPortalSession {
  /** `wps_…` */
  readonly id!: string;
  /** What the page sends as `Authorization: Bearer`. Shown this once: `null` when the request was repeated; open another session then. */
  @ApiProperty({ type: String, nullable: true, pattern: `^${PORTAL_TOKEN_PATTERN}$` })
  readonly token!: string | null;
  /** The page, with the token behind `#`, so that it reaches no log. `null` when the request was repeated. */
  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;
  readonly expiresAt!: string;
}
