import { DiscoveryService } from '@nestjs/core';

/** A piece of work, small enough to be done within a lease. */
export interface Piece {
  /** UUID. Ids of commands follow from it, so that a piece that is done again acts once. */
  readonly operationId: string;
  /** What the piece before gave as `next`; null for the first. */
  readonly cursor: string | null;
  /** The lines of the input that are its own; empty where none were sent along. */
  readonly lines: readonly string[];
  /** Number of the first of them; the first line of all is 1. */
  readonly firstLine: number;
}

/** What a piece made. */
export interface PieceResult {
  /** Lines of the result, without their ends. */
  readonly lines: readonly string[];
  /** How many things it went through. */
  readonly done: number;
  /** How many there are in all, once it is known. */
  readonly total?: number;
  /** Where to go on; null at the end. Of work on lines of input the end of the lines is the end. */
  readonly next: string | null;
}

/** A kind of work that outlasts a request. Declared by the context that does it, with `@DoesLongWork()`. */
export interface LongWork {
  /** `vehicle-import` */
  readonly kind: string;
  /**
   * Does one piece, as who asked for it. May be asked again for a piece whose result was lost, and must then act no second time.
   * @throws DomainError or ProblemError when the whole cannot be done: the operation fails with it
   */
  step(request: unknown, piece: Piece): Promise<PieceResult>;
}

/** Marks an injectable that implements `LongWork`. */
export const DoesLongWork = DiscoveryService.createDecorator<void>();
