import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { readSource } from "../read-source.ts";
import { openCompoundFile } from "./compound-file.ts";
import { decompressRtf } from "./decompress-rtf.ts";
import { writeCompoundFile, writeMsg } from "./msg-writer-for-tests.ts";

const words = "Ministers of 🌍 will meet in Re\u0301mi’s town on Tuesday, and they are likely to agree on most of what was left open.";
const time = Date.UTC(2024, 2, 5, 10);
const heads = { "0037001F": "Talks 🌍\r\n on the river", "0042001F": "Zoë Lee (zoe@a.example)" };

/** Read in this process: what is tested is the reader, not the process around it. */
const read = (bytes: Uint8Array, name = "a.msg") => readSource(bytes, { name, isBounded: true });

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    return "read";
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return error.code;
  }
}

describe("a message of Outlook", () => {
  test("gives subject, name of the sender, day and the plain text, whatever the file is called; attachments are said", async () => {
    const bytes = writeMsg({
      streams: { ...heads, "1000001F": words, "1013001F": "<p>Other words</p>", "0C1F001F": "zoe@a.example", "0E04001F": "bo@b.example" },
      time,
      attachments: 2,
    });
    for (const name of ["a.msg", "a.bin"]) {
      const { format, document, warnings } = await read(bytes, name);
      const { title, authors, published } = document.metadata;
      expect([format, title, authors, published, document.text]).toEqual(["msg", "Talks 🌍 on the river", ["Zoë Lee"], "2024-03-05", words]);
      expect(warnings).toContainEqual({ code: "mail-attachments", message: "2 attachments of the message are not read" });
      expect(JSON.stringify([document, warnings])).not.toContain("@");
    }
  });

  test("of which the list of its parts is cut off is damaged by its name, and an old Office document by any other", async () => {
    const cut = writeMsg({ streams: { ...heads, "1000001F": words }, time }).subarray(0, 600);
    expect(await codeOf(cut)).toBe("RAP_SOURCE_DAMAGED");
    await expect(read(cut, "a.doc")).rejects.toMatchObject({ code: "RAP_SOURCE_BINARY" });
  });

  test("with HTML alone is read as a page, in its own encoding", async () => {
    const utf8 = writeMsg({ streams: { ...heads, "10130102": Buffer.from(`<p>${words}</p>`) }, numbers: { 0x3fde: 65_001 } });
    expect((await read(utf8)).document.text).toContain(words);
    const page = writeMsg({ streams: { "1013001F": `<html><body><p>${words}</p></body></html>`, "0C1A001F": "zoe@a.example" } });
    const { document } = await read(page);
    expect([document.text, document.metadata.authors]).toEqual([words, []]);
  });

  test("with RTF alone is unpacked", async () => {
    const rtf = "{\\rtf1\\ansi\\ansicpg1252\\pard Caf\\'e9 talks go on, and the ministers are likely to agree on most of it.\\par}";
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rtf.length + 12, 0);
    head.writeUInt32LE(rtf.length, 4);
    head.writeUInt32LE(0x414c454d, 8);
    const { document } = await read(writeMsg({ streams: { ...heads, "10090102": Buffer.concat([head, Buffer.from(rtf)]) }, time }));
    expect(document.text).toContain("Café talks go on");
    expect([document.metadata.title, document.metadata.published]).toEqual(["Talks 🌍 on the river", "2024-03-05"]);
  });

  test("in a code page of Windows", async () => {
    const bytes = writeMsg({
      streams: { "0037001E": Buffer.from([0xcc, 0xe8, 0xf0]), "1000001E": words.replace(/[^\x20-\x7e]/g, "e") },
      numbers: { 0x3ffd: 1251 },
    });
    expect((await read(bytes)).document.metadata.title).toBe("Мир");
  });

  test("huge: a text of more sectors than the head names", { tags: "long" }, async () => {
    const long = `${words} `.repeat(60_000);
    const { document } = await read(writeMsg({ streams: { "1000001F": long.slice(0, 3_000_000) } }));
    expect(document.text.length).toBeGreaterThan(2_900_000);
  });

  test("without words holds no text; truncated, it is damaged", async () => {
    expect(await codeOf(writeMsg({ streams: heads }))).toBe("RAP_SOURCE_NO_TEXT");
    const whole = writeMsg({ streams: { ...heads, "1000001F": words.repeat(50) } });
    for (const share of [0.3, 0.6, 0.9])
      expect(await codeOf(whole.subarray(0, whole.length * share))).toMatch(/^RAP_SOURCE_(?:DAMAGED|BINARY|FOREIGN)$/);
  });

  test("is told from other files of that kind", async () => {
    expect(await codeOf(writeCompoundFile({ WordDocument: Buffer.from("a"), __properties: Buffer.from("b") }))).toBe("RAP_SOURCE_BINARY");
    expect(await codeOf(Buffer.from("Words alone."))).toBe("RAP_SOURCE_FOREIGN");
  });
});

describe("a compound file", () => {
  const about = { source: "a.msg", what: "message" };
  const whole = (): Buffer => writeCompoundFile({ small: Buffer.from("few bytes"), large: Buffer.alloc(9000, 7), empty: Buffer.alloc(0) });

  test("gives its streams, small and large", () => {
    const file = openCompoundFile(whole(), about);
    expect(file.names.toSorted()).toEqual(["empty", "large", "small"]);
    expect(Buffer.from(file.stream("small") ?? []).toString()).toBe("few bytes");
    expect(file.stream("large")).toEqual(Buffer.alloc(9000, 7));
    expect([file.stream("empty")?.length, file.stream("none")]).toEqual([0, null]);
  });

  test("of which a chain of sectors, the table or the directory leads in a circle is refused", () => {
    const refused = (change: (file: Buffer) => void): void => {
      const file = whole();
      change(file);
      expect(() => {
        const opened = openCompoundFile(file, about);
        for (const name of opened.names) opened.stream(name);
      }).toThrow(expect.objectContaining({ code: "RAP_SOURCE_DAMAGED" }));
    };
    const table = (file: Buffer): number => 512 * (file.readUInt32LE(76) + 1);
    refused((file) => file.writeUInt32LE(0, table(file)));
    refused((file) => file.writeUInt32LE(file.readUInt32LE(512 + 256 + 116), table(file) + 4 * file.readUInt32LE(512 + 256 + 116)));
    refused((file) => file.writeUInt32LE(1, 512 + 128 + 68));
    refused((file) => file.writeUInt32LE(5000, 512 + 128 + 72));
    refused((file) => {
      const sector = file.readUInt32LE(76);
      file.writeUInt32LE(sector, 68);
      file.writeUInt32LE(sector, table(file) + 508);
    });
    refused((file) => file.writeUInt32LE(0x7fffffff, 512 + 256 + 120));
    refused((file) => file.writeUInt16LE(30, 30));
  });
});

test.each([
  [
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
    "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
  ],
  ["1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"],
])("packed RTF is unpacked as the examples of the specification are", (packed, plain) => {
  expect(Buffer.from(decompressRtf(Buffer.from(packed, "hex"), "a")).toString("latin1")).toBe(plain);
});

test("RTF that is not packed so is damaged", () => {
  expect(() => decompressRtf(Buffer.alloc(20), "a")).toThrow(expect.objectContaining({ code: "RAP_SOURCE_DAMAGED" }));
});
