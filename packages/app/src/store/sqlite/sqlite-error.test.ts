import { RapporteurError } from "@rapporteur/core/base";
import { expect, test } from "vitest";
import { sqliteError } from "./sqlite-error.ts";

const thrown = (errcode: number): Error => Object.assign(new Error("disk I/O error"), { errcode });
const codeOf = (problem: unknown): string => (problem instanceof RapporteurError ? problem.code : String(problem));

test("what a user can do something about has an error of the catalogue, whatever SQLite says beside it", () => {
  const place = "/tmp/library.rapporteur";
  const codes = [5, 8, 10, 11, 13, 14, 26].map((errcode) => [errcode, codeOf(sqliteError.from(thrown(errcode), place))]);
  expect(codes).toEqual([
    [5, "RAP_STORE_BUSY"],
    [8, "RAP_STORE_READ_ONLY"],
    [10, "RAP_STORE_DISK"],
    [11, "RAP_STORE_DAMAGED"],
    [13, "RAP_STORE_FULL"],
    [14, "RAP_STORE_READ_ONLY"],
    [26, "RAP_STORE_NO_LIBRARY"],
  ]);
  // SQLITE_BUSY_SNAPSHOT: the lowest eight bits are the kind.
  const busy = sqliteError.from(thrown(5 | (2 << 8)), place);
  expect(busy).toMatchObject({ code: "RAP_STORE_BUSY", details: { location: place }, cause: { message: "disk I/O error" } });
});

test("anything else is thrown on as it is", () => {
  const others = [thrown(1), new Error("ours"), "text", null, { errcode: 5 }, Object.assign(new Error("odd"), { errcode: "5" })];
  for (const other of others) expect(sqliteError.from(other, "/tmp/a")).toBe(other);
});
