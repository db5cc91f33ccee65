import { expect, test } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import { postgresError } from "./postgres-error.ts";

const thrown = (message: string, code?: string): Error => Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  ["the driver loses its connection", thrown("Connection terminated unexpectedly"), "RAP_STORE_UNREACHABLE"],
  ["no connection can be had", thrown("timeout exceeded when trying to connect"), "RAP_STORE_UNREACHABLE"],
  ["the system refuses", thrown("", "ECONNREFUSED"), "RAP_STORE_UNREACHABLE"],
  ["the class of its code is known", thrown("bad password", "28P01"), "RAP_STORE_UNREACHABLE"],
  ["the server is told to stop", thrown("terminating connection", "57P01"), "RAP_STORE_UNREACHABLE"],
  ["the disk is full", thrown("could not extend file", "53100"), "RAP_STORE_FULL"],
  ["nothing may be written", thrown("read-only transaction", "25006"), "RAP_STORE_READ_ONLY"],
  ["a page is damaged", thrown("invalid page", "XX001"), "RAP_STORE_DAMAGED"],
])("where %s it is called so", (_, problem, code) => {
  const found = postgresError(problem, "postgres://host/library");
  expect(found).toMatchObject({ code, cause: problem, details: { location: "postgres://host/library" } });
});

test("an error without words is named by its code", () => {
  expect(postgresError(thrown("", "ECONNREFUSED"), "x")).toMatchObject({ details: { reason: "ECONNREFUSED" } });
  expect(postgresError(thrown("gone", "ECONNRESET"), "x")).toMatchObject({ details: { reason: "gone" } });
});

test("what nobody can do anything about stays as it is", () => {
  // A code is believed before the words.
  for (const problem of [
    thrown("connection terminated", "42P01"),
    thrown("syntax error"),
    "connection terminated",
    null,
    new RapporteurError("RAP_STORE_BUSY"),
  ])
    expect(postgresError(problem, "x")).toBe(problem);
});
