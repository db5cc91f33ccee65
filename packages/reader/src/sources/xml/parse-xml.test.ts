import { expect, test } from "vitest";
import { elementsIn, firstIn, parseXml, wordsOfXml } from "./parse-xml.ts";

const about = { source: "a.xml", what: "XML file" };

test("names stand without prefixes, words decoded", () => {
  const root = parseXml('<?xml version="1.0"?><a:r a:k="1 &lt; 2"><b>é &amp; 😀</b>tail<b/></a:r>', about);
  expect([root.name, root.attributes, elementsIn(root, "b").length]).toEqual(["r", { k: "1 < 2" }, 2]);
  expect([wordsOfXml(firstIn(root, "b")), wordsOfXml(root)]).toEqual(["é & 😀", "é & 😀tail"]);
});

test("entities that a file declares are not expanded", () => {
  const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>';
  expect(wordsOfXml(parseXml(bomb, about))).toBe("&b;");
});

test("a file without root, one that is cut, and one that nests without end are damaged", () => {
  for (const xml of ["", "words", "<r><b>cut", "<a>".repeat(200_000)])
    expect(() => parseXml(xml, about), xml.slice(0, 20)).toThrow(expect.objectContaining({ code: "RAP_SOURCE_DAMAGED" }));
});
