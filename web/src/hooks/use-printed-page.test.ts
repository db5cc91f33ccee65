import { expect, test } from "vitest";
import { pageRules } from "./use-printed-page.ts";

test("a title cannot end the string that it stands in, and long ones are cut", () => {
  const rules = pageRules({ title: `A "quoted" \\ title }\n@import`, scope: "x".repeat(300), date: "1 June 2031" });
  expect(rules).toContain(`content: "A \\"quoted\\" \\\\ title } @import"`);
  expect(rules).toContain(`${"x".repeat(129)}…"`);
  expect(rules).toContain('content: counter(page) " / " counter(pages)');
});
