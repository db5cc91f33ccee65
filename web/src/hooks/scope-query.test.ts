import { describe, expect, it } from "vitest";
import { nobody, scopeQuery, scopeSearch, searchOfScope } from "./scope-query.ts";

describe("the scope in an address", () => {
  it("goes along to another screen, without that screen's own settings", () => {
    expect(scopeSearch("?in=d1%2Cd2&view=matrix&drafts=1&without=person%253Aada")).toBe("?in=d1%2Cd2&without=person%253Aada");
    expect(scopeSearch("?view=matrix&in=")).toBe("");
  });

  it("has a word for nobody", () => {
    expect(scopeQuery.authors.read(scopeQuery.authors.write([""]))).toEqual([""]);
    expect(scopeQuery.without.read(scopeQuery.without.write(["", "person:ada"]))).toEqual(["", "person:ada"]);
    expect(new URLSearchParams(searchOfScope({ by: ["", "person:ada"] })).get("by")).toBe(`${encodeURIComponent(nobody)},person%3Aada`);
  });
});
