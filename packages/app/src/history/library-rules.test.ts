import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { defaultScale } from "@rapporteur/core/model";
import type { AnyRecord, RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import { checkChange } from "./library-rules.ts";

/** What is said of a change; as much of a record as rules look at. */
function refusalOf(kind: RecordKind, after: object | null, before: object | null = null): string {
  try {
    checkChange({ kind, id: "x1", expected: null, after } as Change, before as AnyRecord | null);
    return "";
  } catch (thrown) {
    if (!isRapporteurError(thrown)) throw thrown;
    return `${thrown.code} ${String(thrown.details["field"] ?? "")}`.trim();
  }
}

describe("what a person writes", () => {
  test("of a project: a scale and a language that there are", () => {
    expect(refusalOf("project", { scale: defaultScale.id, locale: "de-AT" })).toBe("");
    expect(refusalOf("project", { scale: "no such scale", locale: "en" })).toBe("RAP_LIBRARY_FIELD scale");
    const kept = { scale: "an old scale", locale: "an old language" };
    expect(refusalOf("project", kept, kept)).toBe("");
    expect(refusalOf("project", { ...kept, locale: "not_a_language" }, kept)).toBe("RAP_LIBRARY_FIELD locale");
    expect(refusalOf("project", { ...kept, locale: "en" }, kept)).toBe("");
  });

  test("of a document: an address of a page, or none; an old one is not checked again", () => {
    for (const url of [null, "http://example.org/a", "https://example.org"]) expect(refusalOf("document", { url }), String(url)).toBe("");
    for (const url of ["javascript:alert(1)", "ftp://example.org", "no address"]) {
      expect(refusalOf("document", { url }), url).toBe("RAP_LIBRARY_FIELD url");
      expect(refusalOf("document", { url }, { url }), url).toBe("");
      expect(refusalOf("document", { url }, { url: null }), url).toBe("RAP_LIBRARY_FIELD url");
    }
  });

  test("of a type: each variable has a name of its own, and those of a built-in one stay by name and kind", () => {
    const [one, two] = [
      { name: "one", kind: "number" },
      { name: "two", kind: "date" },
    ];
    expect(refusalOf("type", { id: "t", variables: [one, two] })).toBe("");
    expect(refusalOf("type", { id: "t", variables: [one, two, one] })).toBe("RAP_LIBRARY_FIELD variables");
    const builtIn = { id: "t", isBuiltIn: true, variables: [one] };
    expect(refusalOf("type", { id: "t", variables: [two, one] }, builtIn)).toBe("");
    expect(refusalOf("type", { id: "t", variables: [two] }, builtIn)).toBe("RAP_RIGHTS_FIXED variable one");
    expect(refusalOf("type", { id: "t", variables: [{ ...one, kind: "date" }] }, builtIn)).toBe("RAP_RIGHTS_FIXED variable one");
    expect(refusalOf("type", { id: "t", variables: [two] }, { ...builtIn, isBuiltIn: false })).toBe("");
  });

  test("of an outcome: one that there is, with an address or none", () => {
    for (const outcome of ["yes", "no", "annulled", 12]) expect(refusalOf("outcome", { outcome, evidence: "" }), String(outcome)).toBe("");
    expect(refusalOf("outcome", { outcome: "perhaps", evidence: "" })).toBe("RAP_LIBRARY_FIELD outcome");
    expect(refusalOf("outcome", { outcome: "yes", evidence: "https://example.org/a" })).toBe("");
    for (const evidence of ["see https://example.org/a", "https://example.org/a and b"])
      expect(refusalOf("outcome", { outcome: "yes", evidence })).toBe("RAP_LIBRARY_FIELD evidence");
    expect(refusalOf("outcome", { outcome: "yes", evidence: "by hand" }, { outcome: "yes", evidence: "by hand" })).toBe("");
  });

  test("of a pattern and of the rules of an entity: what can be read", () => {
    expect([refusalOf("regex", { pattern: "a+" }), refusalOf("regex", { pattern: "(" })]).toEqual(["", "RAP_LIBRARY_PATTERN"]);
    const rules = (kind: string, pattern: string) => ({
      rules: [
        { kind: "name", pattern: "(" },
        { kind, pattern },
      ],
    });
    expect(refusalOf("entity", rules("regex", "a+"))).toBe("");
    expect(refusalOf("entity", rules("regex", "("))).toBe("RAP_LIBRARY_PATTERN");
  });

  test("is removed without a look", () => {
    for (const kind of ["project", "document", "type", "outcome", "regex", "entity"] as const) expect(refusalOf(kind, null), kind).toBe("");
  });
});
