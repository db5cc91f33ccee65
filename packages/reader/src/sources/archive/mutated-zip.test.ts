import { isRapporteurError } from "@rapporteur/core/base";
import { expect, test } from "vitest";
import { listSources } from "./list-sources.ts";
import { writeZip } from "./zip-writer-for-tests.ts";

/* Archives of three files whose second row lies, or whose end does: what is read is what was written, all else is told by a code, and the others are had where they can be. */

const files = ["a", "b", "c"].map((name) => ({ name: `${name}.txt`, content: `words of ${name}` }));

interface Parts {
  readonly zip: Buffer;
  /** Where the second file begins, its row in the directory, and the end of the archive. */
  readonly local: number;
  readonly central: number;
  readonly end: number;
}

function parts(): Parts {
  const zip = writeZip(files);
  const end = zip.length - 22;
  const directory = zip.readUInt32LE(end + 16);
  const central = directory + 46 + "a.txt".length;
  return { zip, local: zip.readUInt32LE(central + 42), central, end };
}

async function listed(bytes: Uint8Array): Promise<string> {
  const found: string[] = [];
  try {
    for await (const { name, bytes: read, error } of listSources({ bytes, name: "batch.zip" }))
      found.push(read === undefined ? `${name}! ${error?.code.replace("RAP_SOURCE_", "")}` : `${name}: ${Buffer.from(read).toString("latin1")}`);
  } catch (thrown) {
    found.push(isRapporteurError(thrown) ? thrown.code.replace("RAP_SOURCE_", "") : String(thrown));
  }
  return found.join(", ");
}

const [a, b, c] = files.map(({ name, content }) => `${name}: ${content}`);
const all = `${a}, ${b}, ${c}`;
const without = (code: string, name = "b.txt"): string => `${a}, ${name}! ${code}, ${c}`;

/** Writes a number into the second file's row in the directory. */
const inRow =
  (at: number, value: number, bytes: 2 | 4 = 2) =>
  ({ zip, central }: Parts): void =>
    void zip.writeUIntLE(value, central + at, bytes);
const inFile =
  (at: number, value: number, bytes: 2 | 4 = 2) =>
  ({ zip, local }: Parts): void =>
    void zip.writeUIntLE(value, local + at, bytes);
const inEnd =
  (at: number, value: number, bytes: 2 | 4 = 2) =>
  ({ zip, end }: Parts): void =>
    void zip.writeUIntLE(value, end + at, bytes);
const counting = (count: number) => (given: Parts) => {
  inEnd(8, count)(given);
  inEnd(10, count)(given);
};
const named =
  (name: string) =>
  ({ zip, central }: Parts): void =>
    void zip.write(name, central + 46, "latin1");

const rows: readonly (readonly [what: string, change: (given: Parts) => Uint8Array | void, listed: string])[] = [
  ["nothing", () => undefined, all],
  ["a size of nothing", inRow(24, 0, 4), without("DAMAGED")],
  ["a size of one more", inRow(24, 12, 4), without("DAMAGED")],
  ["a size of four gigabytes", inRow(24, 0xfffffffe, 4), without("TOO_LARGE")],
  ["a packed size of nothing", inRow(20, 0, 4), without("DAMAGED")],
  ["a packed size of four gigabytes", inRow(20, 0xfffffffe, 4), `${a}, batch.zip! INFLATES`],
  ["another size before the file itself", inFile(22, 99, 4), all],
  ["another packed size before the file itself", inFile(18, 99, 4), all],
  ["another name before the file itself", ({ zip, local }) => void zip.write("../x!", local + 30), all],
  ["a name without end before the file itself", inFile(26, 60_000), without("DAMAGED")],
  ["extra fields without end before the file itself", inFile(28, 65_535), without("DAMAGED")],
  ["another signature before the file itself", inFile(0, 0, 4), without("DAMAGED")],
  ["the place of another file", ({ zip, central }) => void zip.writeUInt32LE(0, central + 42), without("DAMAGED")],
  ["a place behind the end", inRow(42, 0x7fffffff, 4), without("DAMAGED")],
  ["a place in the directory", (given) => inRow(42, given.central, 4)(given), without("DAMAGED")],
  ["a method that nobody knows", inRow(10, 99), without("DAMAGED")],
  ["LZMA", inRow(10, 14), without("DAMAGED")],
  ["packed, and said not to be", inRow(10, 0), `${a}, batch.zip! DAMAGED`],
  ["encrypted", inRow(8, 1), without("ENCRYPTED")],
  ["encrypted, before the file itself alone", inFile(6, 1), all],
  ["strongly encrypted", inRow(8, 0x41), `${a}, batch.zip! DAMAGED`],
  ["sizes behind the file", inRow(8, 8), all],
  ["the name of the first file", named("a.txt"), `${a}, a.txt: words of b, ${c}`],
  ["the name of the first file in a capital", named("A.txt"), `${a}, A.txt: words of b, ${c}`],
  ["a name with a NUL", named("b\0txt"), without("ENTRY_NAME", "b\ufffdtxt")],
  ["a name of the folder above", named("../bt"), without("ENTRY_NAME", "../bt")],
  ["a name from the root", named("/b.tx"), without("ENTRY_NAME", "/b.tx")],
  ["a name of a drive", named("C:\\bt"), without("ENTRY_NAME", "C:/bt")],
  ["a name with a line break", named("b\ntxt"), without("ENTRY_NAME", "b\ufffdtxt")],
  ["another signature in the directory", inRow(0, 7, 4), `${a}, batch.zip! DAMAGED`],
  ["a name without end in the directory", inRow(28, 9_999), `${a}, batch.zip! DAMAGED`],
  ["extra fields without end in the directory", inRow(30, 9_999), `${a}, batch.zip! DAMAGED`],
  ["a comment without end in the directory", inRow(32, 9_999), `${a}, batch.zip! DAMAGED`],
  ["an end that counts no file", counting(0), "batch.zip! DAMAGED"],
  ["an end that counts two files", counting(2), `${a}, ${b}, batch.zip! DAMAGED`],
  ["an end that counts nine files", counting(9), `${all}, batch.zip! DAMAGED`],
  ["an end that leaves the count to another one", counting(0xffff), `${all}, batch.zip! DAMAGED`],
  ["an end that leaves the place to another one", inEnd(16, 0xffffffff, 4), "batch.zip! DAMAGED"],
  ["a directory elsewhere", inEnd(16, 3, 4), "batch.zip! DAMAGED"],
  ["a directory behind the end", inEnd(16, 0x7fffffff, 4), "batch.zip! DAMAGED"],
  ["an end on another disk", inEnd(4, 1), "DAMAGED"],
  ["a comment that is not there", inEnd(20, 7), "DAMAGED"],
  ["two ends", ({ zip, end }) => Buffer.concat([zip, zip.subarray(end)]), all],
  ["bytes behind the end", ({ zip }) => Buffer.concat([zip, Buffer.from("more")]), "DAMAGED"],
  ["half of it", ({ zip }) => zip.subarray(0, zip.length >> 1), "DAMAGED"],
];

test.each(rows)("a second row or an end with %s", async (_, change, expected) => {
  const given = parts();
  expect(await listed(change(given) ?? given.zip)).toBe(expected);
});

/** A field with sizes for which four bytes are too few. */
function zip64(...sizes: readonly bigint[]): Buffer {
  const field = Buffer.alloc(4 + 8 * sizes.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * sizes.length, 2);
  for (const [at, size] of sizes.entries()) field.writeBigUInt64LE(size, 4 + 8 * at);
  return field;
}

test.each([
  ["says the truth", zip64(10n), `${a}, ${b}`],
  ["says 2^52", zip64(2n ** 52n), `a.txt! TOO_LARGE, ${b}`],
  ["says 2^63", zip64(2n ** 63n), `a.txt! TOO_LARGE, ${b}`],
  ["breaks off", zip64(10n).subarray(0, 7), "batch.zip! DAMAGED"],
  ["is missing", Buffer.alloc(0), `a.txt! TOO_LARGE, ${b}`],
])("a size in the ZIP64 field that %s", async (_, extra, expected) => {
  const [first, second] = files.map((file, at) => (at === 0 ? { ...file, extra, declaredSize: 0xffffffff } : file));
  expect(await listed(writeZip([first, second].flatMap((file) => file ?? [])))).toBe(expected);
});
