import { expect, it } from "vitest";
import { maskedText } from "./masked-text.ts";

it("reads a table of more rows than a call takes arguments", { tags: "long" }, () => {
  const rows = "| the price of grain | rose for the third week in a row |\n".repeat(200_000);
  expect(maskedText(rows)).toHaveLength(rows.length);
});
