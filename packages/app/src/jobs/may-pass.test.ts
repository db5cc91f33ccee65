import { expect, test } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import { mayPass } from "./may-pass.ts";

test.each([429, 503])("a server that answers %i is asked again", (status) => {
  expect(mayPass(new RapporteurError("RAP_SOURCE_STATUS", { url: "https://a.example/", status, cure: "" }))).toBe(true);
});

test.each([
  new RapporteurError("RAP_SOURCE_STATUS", { url: "https://a.example/", status: 404, cure: "" }),
  new RapporteurError("RAP_SOURCE_EMPTY", { source: "a.txt" }),
  new Error("a bug"),
])("what would fail the same way again is not: %s", (thrown) => {
  expect(mayPass(thrown)).toBe(false);
});
