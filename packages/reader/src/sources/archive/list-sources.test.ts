import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { paragraph, writeDocx } from "../docx/docx-writer-for-tests.ts";
import type { ListLimits } from "./listed-source.ts";
import { listSources } from "./list-sources.ts";
import { writeZip, type WrittenEntry } from "./zip-writer-for-tests.ts";

/** Each file as "name: text" or "name! code". */
async function list(source: Parameters<typeof listSources>[0], limits?: Partial<ListLimits>): Promise<string[]> {
  const listed: string[] = [];
  for await (const { name, bytes, error } of listSources(source, limits)) {
    listed.push(bytes === undefined ? `${name}! ${error?.code}` : `${name}: ${Buffer.from(bytes).toString("latin1").slice(0, 20)}`);
  }
  return listed;
}

const listZip = (entries: readonly WrittenEntry[], limits?: Partial<ListLimits>): Promise<string[]> =>
  list({ bytes: writeZip(entries), name: "batch.zip" }, limits);

/** The directory of an archive of one file, written so many times: all entries are the same bytes. */
function overlaid(entry: WrittenEntry, count: number): Buffer {
  const zip = writeZip([entry]);
  const end = zip.length - 22;
  const at = zip.readUInt32LE(end + 16);
  const directory = Buffer.concat(Array<Buffer>(count).fill(zip.subarray(at, end)));
  const tail = Buffer.from(zip.subarray(end));
  for (const place of [8, 10]) tail.writeUInt16LE(count, place);
  tail.writeUInt32LE(directory.length, 12);
  return Buffer.concat([zip.subarray(0, at), directory, tail]);
}

describe("a ZIP archive", () => {
  test("whose files lie over each other is read as far as it holds something", async () => {
    const listed = await list({ bytes: overlaid({ name: "a.txt", content: "x".repeat(1_000_000) }, 500), name: "batch.zip" });
    expect(listed.at(-1)).toBe("batch.zip! RAP_SOURCE_INFLATES");
    expect(listed.length).toBeLessThan(60);
  });

  test("gives its files and passes over what systems leave in it", async () => {
    const files = ["a.txt", "sub/", "sub/b.md", "__MACOSX/._a.txt", ".DS_Store", "sub/.hidden/c.txt", "Thumbs.db", "~$draft.docx", "d.txt"];
    expect(await listZip(files.map((name) => ({ name, content: name.endsWith("/") ? "" : "words" })))).toEqual([
      "a.txt: words",
      "sub/b.md: words",
      "d.txt: words",
    ]);
  });

  test("leaves out what browsers saved with a page", async () => {
    const names = [
      "a/Talk.html",
      "a/Talk_files/app.js",
      "a/Talk_files/ad/frame.html",
      "a/notes_files/b.txt",
      "c.htm",
      "c-Dateien/d.html",
      "e_files/f.txt",
    ];
    expect(await listZip(names.map((name) => ({ name, content: "x" })))).toEqual([
      "a/Talk.html: x",
      "a/notes_files/b.txt: x",
      "c.htm: x",
      "e_files/f.txt: x",
      "batch.zip! undefined",
    ]);
  });

  test("refuses names that lead out of it, and goes on", async () => {
    const names = ["../up.txt", "a/../../b.txt", "/etc/passwd", "C:\\x.txt", "..\\up.txt", "a\nb.txt", "   ", "good..name.txt", "sub\\fine.txt"];
    expect(await listZip(names.map((name) => ({ name, content: "x" })))).toEqual([
      "../up.txt! RAP_SOURCE_ENTRY_NAME",
      "a/../../b.txt! RAP_SOURCE_ENTRY_NAME",
      "/etc/passwd! RAP_SOURCE_ENTRY_NAME",
      "C:/x.txt! RAP_SOURCE_ENTRY_NAME",
      "../up.txt! RAP_SOURCE_ENTRY_NAME",
      "a\ufffdb.txt! RAP_SOURCE_ENTRY_NAME",
      "   ! RAP_SOURCE_ENTRY_NAME",
      "good..name.txt: x",
      "sub/fine.txt: x",
    ]);
  });

  test("refuses archives inside it, but not Word documents, and leaves other formats to their reader", async () => {
    const inner = writeZip([{ name: "x.txt", content: "x" }]);
    const listed = await listZip([
      { name: "in.zip", content: inner },
      { name: "note.docx", content: writeDocx({ body: paragraph("Words.") }), isStored: true },
      { name: "x.gz", content: gzipSync("x") },
    ]);
    expect(listed.map((line) => line.slice(0, 24))).toEqual([
      "in.zip! RAP_SOURCE_NESTE",
      "note.docx: PK\u0003\u0004\u0014\0\0\0\b\0\0\0\0",
      expect.stringMatching(/^x\.gz: /),
    ]);
  });

  test("stops bombs: by ratio, by size, by total, and by lies about either", async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    expect(
      await listZip([
        { name: "bomb.txt", content: zeros },
        { name: "a.txt", content: "a" },
      ]),
    ).toEqual(["bomb.txt! RAP_SOURCE_INFLATES", "a.txt: a"]);
    expect(await listZip([{ name: "large.txt", content: "12345" }], { maxBytes: 4 })).toEqual(["large.txt! RAP_SOURCE_TOO_LARGE"]);
    expect(await listZip([{ name: "lie.txt", content: zeros, declaredSize: 10 }])).toEqual(["lie.txt! RAP_SOURCE_DAMAGED"]);
    const many = ["a", "b", "c"].map((name) => ({ name, content: "1234" }));
    expect(await listZip(many, { maxTotalBytes: 10 })).toEqual(["a: 1234", "b: 1234", "batch.zip! RAP_SOURCE_INFLATES"]);
    expect(await listZip(many, { maxFiles: 2 })).toEqual(["a: 1234", "b: 1234", "batch.zip! RAP_SOURCE_TOO_MANY"]);
  });

  test("tells what is encrypted, damaged, or a link", async () => {
    expect(
      await listZip([
        { name: "secret.txt", content: "x", flags: 1 },
        { name: "damaged.txt", content: "x", declaredCrc: 7 },
        { name: "link.txt", content: "/etc/passwd", unixMode: 0o120777 },
      ]),
    ).toEqual(["secret.txt! RAP_SOURCE_ENCRYPTED", "damaged.txt! RAP_SOURCE_DAMAGED", "link.txt! RAP_SOURCE_LINK"]);
  });

  test("reads names in the encodings that programs write", async () => {
    const unicode = Buffer.from("Überblick.txt");
    const plain = Buffer.from("?berblick.txt");
    const extra = Buffer.concat([Buffer.from([0x75, 0x70, unicode.length + 5, 0, 1]), Buffer.alloc(4), unicode]);
    extra.writeUInt32LE(crc32(plain), 5);
    const names: WrittenEntry[] = [
      { name: "žába.txt", content: "x", flags: 0x800 },
      { name: "žába.txt", content: "x" },
      { name: Uint8Array.from([0x82, 0x74, 0x82, 0x2e, 0x74, 0x78, 0x74]), content: "x" },
      { name: Uint8Array.from([0x8e, 0xe2, 0xa2, 0xa5, 0xe2, 0x2e, 0x74, 0x78, 0x74]), content: "x" },
      { name: plain, content: "x", extra },
    ];
    expect(await listZip(names)).toEqual(["žába.txt: x", "žába.txt: x", "été.txt: x", "Ответ.txt: x", "Überblick.txt: x"]);
  });

  test("that is damaged itself is refused", async () => {
    const whole = writeZip([{ name: "a.txt", content: "some words" }]);
    await expect(list({ bytes: whole.subarray(0, 40), name: "cut.zip" })).rejects.toMatchObject({ code: "RAP_SOURCE_DAMAGED" });
  });

  test("whatever its bytes, comes to an end", async () => {
    const whole = writeZip(["a.txt", "b/c.txt", "d.txt"].map((name) => ({ name, content: `words of ${name}` })));
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const copy = Buffer.from(whole);
        for (const [at, value] of changes) copy[at] = value;
        try {
          await list({ bytes: copy, name: "given.zip" });
        } catch (error) {
          if (!isRapporteurError(error)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a folder", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rapporteur-folder-"));
    const inside = join(folder, "in");
    mkdirSync(join(inside, "sub"), { recursive: true });
    mkdirSync(join(inside, ".git"));
    writeFileSync(join(folder, "secret.txt"), "secret");
    writeFileSync(join(inside, "b.txt"), "b");
    writeFileSync(join(inside, "sub", "a.txt"), "a");
    writeFileSync(join(inside, ".git", "x.txt"), "x");
    writeFileSync(
      join(inside, "c.zip"),
      writeZip([
        { name: "deep/one.txt", content: "1" },
        { name: "in.zip", content: writeZip([]) },
      ]),
    );
    writeFileSync(join(inside, "d.zip"), "PK\x03\x04 cut off");
    symlinkSync(join(folder, "secret.txt"), join(inside, "out.txt"));
    symlinkSync(join(inside, "b.txt"), join(inside, "same.txt"));
    symlinkSync(inside, join(inside, "sub", "loop"));
    symlinkSync(join(inside, "nowhere"), join(inside, "gone.txt"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("gives its files in order, those of its archives among them, and tells what cannot be had", async () => {
    expect(await list(join(folder, "in"))).toEqual([
      "b.txt: b",
      "c.zip/deep/one.txt: 1",
      "c.zip/in.zip! RAP_SOURCE_NESTED",
      "d.zip! RAP_SOURCE_DAMAGED",
      "gone.txt! RAP_SOURCE_NOT_FOUND",
      "out.txt! RAP_SOURCE_LINK",
      "same.txt: b",
      "sub/a.txt: a",
      // A linked folder inside the folder is listed where it lies.
    ]);
  });

  test("tells a folder that lies too deep, and goes on", async () => {
    const deep = join(folder, "deep");
    mkdirSync(join(deep, ...Array.from({ length: 70 }, () => "d")), { recursive: true });
    writeFileSync(join(deep, "e.txt"), "e");
    expect(await list(deep)).toEqual([expect.stringMatching(/^(?:d\/){64}d! RAP_SOURCE_TOO_MANY$/), "e.txt: e"]);
  });

  test("ends past its limit of files", async () => {
    await expect(list(join(folder, "in"), { maxFiles: 2 })).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_MANY" });
  });

  test("or a file alone, or nothing", async () => {
    expect(await list(join(folder, "secret.txt"))).toEqual(["secret.txt: secret"]);
    await expect(list(join(folder, "no"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
  });
});
