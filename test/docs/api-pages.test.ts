import { describe, expect, it } from "vitest";
import { isStable } from "../../scripts/api/api-report.ts";
import { kindOf } from "../../scripts/api/describe-name.ts";
import { entryNames } from "../../scripts/api/entry-names.ts";
import { entriesOf, repository } from "../../scripts/api/resolve-module.ts";
import { parseDocComment } from "../../scripts/site/made/doc-comment.ts";
import { operationsPage } from "../../scripts/site/made/operations-page.ts";
import { schemaText } from "../../scripts/site/made/schema-text.ts";
import { allPages } from "../../scripts/site/navigation.ts";
import { headingsOf } from "../../scripts/site/parse-markdown.ts";
import { endpoints } from "../../packages/app/src/contract/api.ts";

const entries = entriesOf("rapporteur");

describe("the public names", () => {
  it.each(entries)("of $specifier are those that its module has when it runs", async ({ source }) => {
    const names = entryNames(source)
      .filter((name) => kindOf(name) !== "type")
      .map(({ name }) => name);
    expect(names).toEqual(Object.keys((await import(`${repository}${source}`)) as object).sort());
  });

  it("that are stable say what they are", () => {
    const silent = entries.filter(isStable).flatMap(({ source }) => entryNames(source).filter(({ declaration }) => declaration.comment === ""));
    expect(silent.filter((name) => kindOf(name) === "function").map(({ name }) => name)).toEqual([]);
  });
});

describe("pages made from code", () => {
  it("are there for every stable entry and every operation", () => {
    const made = (maker: string) => allPages.filter(({ made: how }) => how === maker).map(({ source }) => source);
    expect(made("entry")).toEqual(entries.filter(isStable).map(({ source }) => source));
    const operations = made("operations").flatMap((source) => headingsOf(operationsPage(source)).filter(({ node }) => node.depth === 3));
    expect(operations.map(({ text }) => text).sort()).toEqual(
      endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`).sort(),
    );
  });

  it("take a doc comment apart", () => {
    const comment = "What it does.\nOn two lines.\n\nFormula: a < b.\n@param p of length n\n@returns 0 to 1\n@example f(1) // 2\nCost: O(n).";
    expect(parseDocComment(comment)).toEqual({
      paragraphs: ["What it does.\nOn two lines.", "Formula: a < b.", "Cost: O(n)."],
      tags: [
        { tag: "param", text: "p of length n" },
        { tag: "returns", text: "0 to 1" },
        { tag: "example", text: "f(1) // 2" },
      ],
    });
    expect(parseDocComment("Short. @param a the first").tags).toEqual([{ tag: "param", text: "a the first" }]);
  });

  it("write a schema shortly", () => {
    const list = { type: "array", items: { anyOf: [{ type: "string" }, { type: "null" }] } };
    const schema = { type: "object", properties: { a: list, b: { enum: ["x", 1], default: 1, description: "which" } }, required: ["a"] };
    expect(schemaText(schema)).toBe('{\n  a: (string | null)[]\n  b?: "x" | 1 // which; default 1\n}');
    expect(schemaText({ type: "object", additionalProperties: { type: "number" } })).toBe("{\n  [name]: number\n}");
    expect(schemaText({})).toBe("unknown");
  });
});
