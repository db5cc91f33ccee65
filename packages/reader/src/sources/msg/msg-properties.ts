import { decodeCodePage } from "../rtf/rtf-encodings.ts";
import type { CompoundFile } from "./compound-file.ts";

/* Properties of a message of Outlook ([MS-OXMSG]): those of fixed length in one stream, others in a stream each, named by number and kind. */

export const propertyStream = "__properties_version1.0";
const attachmentStorage = "__attach_version1.0_";

/** Numbers of [MS-OXPROPS]. Addresses are not among them. */
const numbers = {
  subject: 0x0037,
  senderName: 0x0c1a,
  representedName: 0x0042,
  body: 0x1000,
  html: 0x1013,
  rtf: 0x1009,
  submitted: 0x0039,
  delivered: 0x0e06,
  codePage: 0x3ffd,
  internetCodePage: 0x3fde,
} as const;
export type MessageProperty = keyof typeof numbers;

export interface MessageProperties {
  readonly text: (name: MessageProperty) => string | null;
  readonly bytes: (name: MessageProperty) => Uint8Array | null;
  /** Milliseconds since 1970; null where the property is missing. */
  readonly time: (name: MessageProperty) => number | null;
  readonly number: (name: MessageProperty) => number | null;
  readonly attachmentCount: number;
}

const [headLength, entryLength] = [32, 16];
const [wide, narrow, binary] = ["001F", "001E", "0102"];

/** Reads properties of the message itself, and of none that is attached. Cost: O(properties); each O(its bytes). */
export function messageProperties(file: CompoundFile): MessageProperties {
  const fixed = fixedValues(file.stream(propertyStream) ?? new Uint8Array());
  const stream = (name: MessageProperty, kind: string | undefined): Uint8Array | null =>
    file.stream(`__substg1.0_${numbers[name].toString(16).toUpperCase().padStart(4, "0")}${kind}`);
  const number = (name: MessageProperty): number | null => fixed.get(numbers[name])?.getUint32(8, true) ?? null;
  const codePage = number("codePage") ?? number("internetCodePage") ?? 1252;
  return {
    text: (name) => {
      const letters = stream(name, wide);
      if (letters !== null) return Buffer.from(letters).toString("utf16le");
      const bytes = stream(name, narrow);
      return bytes === null ? null : decodeCodePage([...bytes], codePage);
    },
    bytes: (name) => stream(name, binary),
    time: (name) => timeOf(fixed.get(numbers[name])),
    number,
    attachmentCount: file.names.filter((name) => name.startsWith(attachmentStorage)).length,
  };
}

function fixedValues(stream: Uint8Array): Map<number, DataView> {
  const values = new Map<number, DataView>();
  for (let at = headLength; at + entryLength <= stream.length; at += entryLength) {
    const entry = new DataView(stream.buffer, stream.byteOffset + at, entryLength);
    values.set(entry.getUint16(2, true), entry);
  }
  return values;
}

/** Tenths of microseconds since 1601. */
function timeOf(entry: DataView | undefined): number | null {
  if (entry === undefined || entry.getUint16(0, true) !== 0x0040) return null;
  const milliseconds = Number(entry.getBigUint64(8, true) / 10_000n) - 11_644_473_600_000;
  return Number.isFinite(milliseconds) && Math.abs(milliseconds) < 8.64e15 ? milliseconds : null;
}
