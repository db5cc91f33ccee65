import { expect, test } from "vitest";
import { escapeXml, heldByXml } from "./escape-xml.ts";

test("what XML cannot hold becomes a sign that it can, and the rest stays", () => {
  expect(heldByXml("a\u0000b\u000bc\ufffed\ud800e\t\n\r😀é<&")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde\t\n\r😀é<&");
});

test("an escaped text holds no mark of XML's own", () => {
  expect(escapeXml('<a b="c">&\t\u0001')).toBe("&lt;a b=&quot;c&quot;&gt;&amp;&#9;\ufffd");
});
