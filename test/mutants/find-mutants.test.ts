import { describe, expect, it } from "vitest";
import { findMutants } from "../../scripts/mutants/find-mutants.ts";
import { applyMutant, type MutantKind } from "../../scripts/mutants/mutant.ts";

/** Each source that one kind of mutant gives. */
function mutated(source: string, kind: MutantKind): string[] {
  return findMutants("some.ts", source)
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => applyMutant(source, mutant));
}

describe("mutants of a source", () => {
  it("turn comparisons, also behind parentheses and comments", () => {
    expect(mutated("f(a < b, (c) /* < */ >= d, e === 1);", "comparison")).toEqual([
      "f(a <= b, (c) /* < */ >= d, e === 1);",
      "f(a < b, (c) /* < */ > d, e === 1);",
      "f(a < b, (c) /* < */ >= d, e !== 1);",
    ]);
    expect(mutated("f(a !== b, a == null);", "comparison")).toEqual(["f(a === b, a == null);", "f(a !== b, a != null);"]);
  });

  it("turn sums and products, but not texts joined", () => {
    expect(mutated("x = a + b * c;", "arithmetic")).toEqual(["x = a - b * c;", "x = a + b / c;"]);
    expect(mutated("x += 1; y -= z;", "arithmetic")).toEqual(["x -= 1; y -= z;", "x += 1; y += z;"]);
    expect(mutated("x = `a` + b + 'c'; x += 'd';", "arithmetic")).toEqual([]);
  });

  it("turn and into or", () => {
    expect(mutated("f(a && (b || c) && (d ?? e));", "logic")).toEqual([
      "f(a || (b || c) && (d ?? e));",
      "f(a && (b && c) && (d ?? e));",
      "f(a && (b || c) || (d ?? e));",
    ]);
  });

  it("negate conditions, where the comparison turned is not the same", () => {
    expect(mutated("if (a) b(); else if (!c) d();", "condition")).toEqual(["if (!(a)) b(); else if (!c) d();", "if (a) b(); else if (!(!c)) d();"]);
    expect(mutated("x = a < b ? c : a === d ? e : f;", "condition")).toEqual(["x = !(a < b) ? c : a === d ? e : f;"]);
  });

  it("remove guards, and nothing that does more than leave", () => {
    expect(mutated("for (;;) { if (a) continue; if (b) { throw c; } }", "guard")).toEqual([
      "for (;;) { {} if (b) { throw c; } }",
      "for (;;) { if (a) continue; {} }",
    ]);
    expect(mutated("if (a) b(); if (c) throw 1; else d(); if (e) { f(); throw 2; }", "guard")).toEqual([]);
  });

  it("change numbers, booleans and texts", () => {
    expect(mutated("f(1, -0.5, 1_000, 0x10);", "number")).toEqual([
      "f(2, -0.5, 1_000, 0x10);",
      "f(1, -1.5, 1_000, 0x10);",
      "f(1, -0.5, 1001, 0x10);",
      "f(1, -0.5, 1_000, 17);",
    ]);
    expect(mutated("f(true, false, 1n, null);", "boolean")).toEqual(["f(false, false, 1n, null);", "f(true, true, 1n, null);"]);
    expect(mutated("f('a', \"\", { 'b': \"c\", d: e['g'] });", "string")).toEqual([
      'f("", "", { \'b\': "c", d: e[\'g\'] });',
      "f('a', \"\", { 'b': \"\", d: e['g'] });",
      'f(\'a\', "", { \'b\': "c", d: e[""] });',
    ]);
  });

  it("drop array methods", () => {
    expect(mutated("a?.b.filter((c) => c.d).map(e).sort();", "array method")).toEqual(["a?.b.map(e).sort();", "a?.b.filter((c) => c.d).map(e);"]);
    expect(mutated("filter(a); a.slicer(1);", "array method")).toEqual([]);
  });

  it("take anchors from patterns", () => {
    expect(mutated("f(/^a$/u, /^a\\$/, /^/, /b/);", "pattern")).toEqual([
      "f(/a$/u, /^a\\$/, /^/, /b/);",
      "f(/^a/u, /^a\\$/, /^/, /b/);",
      "f(/^a$/u, /a\\$/, /^/, /b/);",
    ]);
  });

  it("are not in types, imports, comments, names, nor texts of errors and descriptions", () => {
    const source = `
      import a from "a"; export { b } from "b"; export * from "c"; import type { D } from "d";
      type E = "e" | 1 | true; interface F { readonly g: "h"; }
      // 1 < 2
      const i = j as "k" as const; const l: "m" = n satisfies "o"; function p(this: "q", r?: 1): r is 1 {}
      throw new RapporteurError("s", { t: "u" }); const v = new Error("w"); x.describe("y"); f("some words for people"); const z = await import("./z.ts");
      enum A { B = 1 } declare const c: 1; class C { "d": 1; }`;
    expect(findMutants("some.ts", source)).toEqual([]);
  });

  it("are in expressions that carry a type, and under exports", () => {
    expect(
      findMutants("some.ts", "export const a = (1 as number)!;\nexport default f<'b'>(2 satisfies 2);").map(({ line, before }) => [line, before]),
    ).toEqual([
      [1, "1"],
      [2, "2"],
    ]);
  });

  it("name line, place and what changes, in the order of places", () => {
    expect(findMutants("folder/some.ts", "// é 😀\nif (a < 1) throw b;\n")).toEqual([
      { file: "folder/some.ts", line: 2, kind: "guard", start: 8, end: 27, before: "if (a < 1) throw b;", after: "{}" },
      { file: "folder/some.ts", line: 2, kind: "condition", start: 12, end: 17, before: "a < 1", after: "!(a < 1)" },
      { file: "folder/some.ts", line: 2, kind: "comparison", start: 14, end: 15, before: "<", after: "<=" },
      { file: "folder/some.ts", line: 2, kind: "number", start: 16, end: 17, before: "1", after: "2" },
    ]);
    expect(() => findMutants("some.ts", "if (")).toThrow("some.ts cannot be parsed");
  });
});
