import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { type EventRow } from '../stored-event.ts';

/** Positions of the log that one row of the archive covers; it holds those of them whose streams were archived. */
export const BLOCK_POSITIONS = 512;

/** An event's row, and the JSON text that the database wrote of it, which is kept as it is. */
export interface ArchivedEvent {
  readonly line: string;
  readonly row: EventRow;
}

/** What a row of `event_archive` holds beside its key. */
export interface PackedBlock {
  readonly lastPosition: number;
  readonly events: number;
  readonly streams: readonly string[];
  readonly types: readonly string[];
  readonly correlations: readonly number[];
  readonly checksum: Buffer;
  readonly body: Buffer;
}

/** The block that a position belongs to; the first one is 0. */
export function blockOf(position: number): number {
  return Math.floor((position - 1) / BLOCK_POSITIONS);
}

/** A 32-bit hash that is the same for ever and everywhere. Two correlations may share one: what is found by it is compared. */
export function correlationKey(correlation: string): number {
  return createHash('sha256').update(correlation).digest().readInt32BE(0);
}

/** @param line an event's row as `to_jsonb` writes it */
export function archivedEvent(line: string): ArchivedEvent {
  const row = JSON.parse(line) as EventRow & { position: number; recorded_at: string };
  return { line, row: { ...row, position: String(row.position), recorded_at: new Date(row.recorded_at) } };
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
const QUALITY = 5;

/** The events of one block, at least one, in any order, as its row. */
export async function packBlock(events: readonly ArchivedEvent[]): Promise<PackedBlock> {
  const inOrder = events.toSorted((one, other) => Number(one.row.position) - Number(other.row.position));
  const text = inOrder.map(({ line }) => line).join('\n');
  const body = await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  return {
    lastPosition: Number(inOrder.at(-1)!.row.position),
    events: inOrder.length,
    streams: [...new Set(inOrder.map(({ row }) => row.stream_id))],
    types: [...new Set(inOrder.map(({ row }) => row.type))],
    correlations: [...new Set(inOrder.map(({ row }) => correlationKey(row.meta.correlation)))],
    checksum: checksumOf(body),
    body,
  };
}

/** A block as the database has it. */
export interface BlockRow {
  readonly block: string;
  readonly checksum: Buffer;
  readonly body: Buffer;
}

/** The lines of a block's events, in order of position. @throws Error when a byte of it has changed */
export async function openBlock({ block, checksum, body }: BlockRow): Promise<string[]> {
  if (!checksumOf(body).equals(checksum))
    throw new Error(`Block ${block} of the event archive is damaged; bring it back from a backup`);
  return (await decompress(body)).toString().split('\n');
}

function checksumOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
