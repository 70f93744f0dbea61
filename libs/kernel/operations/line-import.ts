import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidV5 } from '../context/uuid-v5.ts';
import { type BulkAction } from '../http/bulk/bulk-action.ts';
import { BulkItems } from '../http/bulk/bulk-items.ts';
import { type LongWork, type Piece, type PieceResult } from './long-work.ts';
import { Operations } from './operations.ts';

const LINES_IN_A_PIECE = 50;
const AT_ONCE = 10;
const MALFORMED = { code: 'body.malformed', status: 400, detail: 'The line is no JSON object' };

/**
 * Does one single operation for each line that was sent, as long work, each with its own permission and key. The result has a line for
 * each: the receipt, or the problem. Declared by the context whose operation it is, with `@DoesLongWork()`.
 */
@Injectable()
export abstract class LineImport implements LongWork {
  /** `vehicle-import` */
  abstract readonly kind: string;
  /** What is done with the body that a line holds. */
  protected abstract readonly action: BulkAction;

  constructor(
    private readonly operations: Operations,
    private readonly items: BulkItems,
  ) {}

  /** @returns the operation's UUID */
  start(lines: readonly string[]): Promise<string> {
    const pieces = Array.from({ length: Math.ceil(lines.length / LINES_IN_A_PIECE) }, (_, piece) =>
      lines.slice(piece * LINES_IN_A_PIECE, (piece + 1) * LINES_IN_A_PIECE).join('\n'),
    );
    const total = lines.length;
    return this.operations.start({ kind: this.kind, request: {}, mediaType: 'application/x-ndjson', pieces, total });
  }

  async step(_: unknown, { operationId, lines, firstLine }: Piece): Promise<PieceResult> {
    const told: string[] = [];
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const some = lines.slice(at, at + AT_ONCE);
      told.push(...(await Promise.all(some.map((line, n) => this.#one(operationId, line, firstLine + at + n)))));
    }
    return { lines: told, done: lines.length, next: null };
  }

  async #one(operationId: string, text: string, line: number): Promise<string> {
    const body = parse(text);
    if (body === undefined) return JSON.stringify({ line, status: 400, problem: MALFORMED });
    const fingerprint = createHash('sha256').update(text).digest('hex');
    // Done again after a crash, the line finds what it did before.
    const command = { id: uuidV5(operationId, String(line)), fingerprint };
    const { replayed: _, ...answer } = await this.items.run(this.action, { body }, command);
    return JSON.stringify({ line, ...answer });
  }
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // what is no JSON is told as a malformed line
  }
}
