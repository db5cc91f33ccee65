import { RapporteurError } from "@rapporteur/core/base";
import type { ByteQueue } from "./byte-queue.ts";

/* WARC 1.0 and 1.1 (ISO 28500): records of a head with named fields, a blank line, and a block of so many bytes. */

export interface WarcRecord {
  /** By name in small letters. */
  readonly fields: ReadonlyMap<string, string>;
  /** Null for a block that is longer than asked for, or of a record that is not wanted. */
  readonly block: Uint8Array | null;
  /** Of the block, in bytes. */
  readonly length: number;
}

export interface RecordLimits {
  /** How errors name the archive. */
  readonly source: string;
  /** Longer blocks are passed over. */
  readonly maxBytes: number;
  /** Of which records the block is held. */
  readonly isWanted: (fields: ReadonlyMap<string, string>) => boolean;
}

const longestLine = 16_384;
const mostFields = 200;

/**
 * The records of a web archive, one at a time.
 *
 * @throws RAP_SOURCE_DAMAGED where a record is cut or has no length
 * Cost: O(bytes); the memory of one record.
 */
export async function* warcRecords(queue: ByteQueue, { source, maxBytes, isWanted }: RecordLimits): AsyncGenerator<WarcRecord> {
  const damaged = (reason: string): RapporteurError => new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "web archive (WARC)", reason });
  for (;;) {
    const first = await firstLine(queue);
    if (first === null) {
      if ((await queue.skip(1)) === 0) return;
      throw damaged("it holds something that is not a record");
    }
    if (!/^WARC\/\d\.\d+$/.test(first)) throw damaged("it holds something that is not a record");
    const fields = await readFields(queue);
    const length = /^\d{1,15}$/.exec(fields?.get("content-length") ?? "")?.[0];
    if (fields === null || length === undefined) throw damaged("the head of a record is cut or does not say its length");
    const count = Number(length);
    const isHeld = count <= maxBytes && isWanted(fields);
    const block = isHeld ? await queue.take(count) : null;
    const passed = block === null ? await queue.skip(count) : block.length;
    if (passed < count) throw damaged("it ends within a record");
    yield { fields, block, length: count };
  }
}

/** The line that begins a record; blank lines stand between records. */
async function firstLine(queue: ByteQueue): Promise<string | null> {
  for (let blanks = 0; blanks < mostFields; blanks++) {
    const line = await queue.line(longestLine);
    if (line === null || line.trim() !== "") return line;
  }
  return null;
}

async function readFields(queue: ByteQueue): Promise<Map<string, string> | null> {
  const fields = new Map<string, string>();
  let last = "";
  for (let count = 0; count < mostFields; count++) {
    const line = await queue.line(longestLine);
    if (line === null) return null;
    if (line === "") return fields;
    // A line that begins with white space goes on with the field above it.
    if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
    else {
      const colon = line.indexOf(":");
      last = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return null;
}
