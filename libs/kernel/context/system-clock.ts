import { Injectable } from '@nestjs/common';
import { Clock } from '../domain/clock.ts';

/** The time of this machine. */
@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
