import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { endpoints } from "../contract/api.ts";
import { routes } from "./routes.ts";

test("the client's routes are the contract's endpoints", () => {
  const wanted = Object.fromEntries(endpoints.map(({ id, method, path, answerKind }) => [id, { method, path, answer: answerKind }]));
  if (process.env["UPDATE_ROUTES"] === "1") rewrite();
  else expect(routes).toEqual(wanted);
});

function rewrite(): void {
  const file = new URL("routes.ts", import.meta.url);
  const lines = endpoints.map(({ id, method, path, answerKind }) => `  "${id}": { method: "${method}", path: "${path}", answer: "${answerKind}" },`);
  const source = readFileSync(file, "utf8");
  writeFileSync(
    file,
    source.replace(/(export const routes = \{\n)[\s\S]*?(\n\} as const)/, (_, head: string, tail: string) => `${head}${lines.join("\n")}${tail}`),
  );
}
