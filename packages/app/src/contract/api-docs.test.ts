import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { endpointTable } from "./openapi.ts";

const page = new URL("../../../../docs/api.md", import.meta.url);
const place = /(<!-- endpoints -->\n)[\s\S]*?(<!-- \/endpoints -->)/;

test("docs/api.md lists every endpoint (UPDATE_DOCS=1 writes it again)", () => {
  const text = readFileSync(page, "utf8");
  const wanted = text.replace(place, (_, head: string, tail: string) => `${head}\n${endpointTable()}\n\n${tail}`);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, wanted);
  else expect(text).toBe(wanted);
});
