import { expect, test } from "vitest";
import { formatOfContentType } from "./sniff-format.ts";
import { readDocumentBytes } from "./read-document-bytes-for-tests.ts";
import { readSource } from "./read-source.ts";

/* Every object answers to these names: a table that is asked for one of them must not. */
const names = ["constructor", "valueOf", "toString", "hasOwnProperty", "isPrototypeOf", "__proto__"];
const words = "The pact holds until winter, and nobody in the harbour expects that it will end before.";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(names)("a file with the ending .%s is read as text, and no content type is called so", (name) => {
  expect(readDocumentBytes(bytesOf(words), { name: `pact.${name}` }).document.text).toContain(words);
  expect(formatOfContentType(name)).toBeNull();
});

test("control words of RTF that are called so say nothing", async () => {
  const rtf = `{\\rtf1 ${names.map((name) => `{\\${name} ${words}}\\par \\${name} ${words}\\par `).join("")}}`;
  const { document } = await readSource(bytesOf(rtf), { name: "pact.rtf" });
  expect(document.text).not.toMatch(/function|native|object/);
  expect(document.text.split(words)).toHaveLength(2 * names.length + 1);
});
