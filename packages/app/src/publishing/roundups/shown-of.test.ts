import { expect, test } from "vitest";
import type { RoundupRecord } from "../../records/project-records.ts";
import { shownOf } from "./shown-of.ts";

const [before, moment, after] = ["2031-06-01T11:59:59.999Z", "2031-06-01T12:00:00.000Z", "2031-06-01T12:00:00.001Z"];
const first = "2031-05-01T00:00:00.000Z";

type Told = Partial<Pick<RoundupRecord, "state" | "publishAt" | "approved" | "publishedAt" | "snapshotId">>;

function shown(told: Told, now = after): string | null {
  const nothing = { publishAt: null, approved: null, publishedAt: null, snapshotId: null };
  const found = shownOf({ ...nothing, ...told } as RoundupRecord, now);
  return found === null ? null : `${found.snapshotId} of ${found.publishedAt}`;
}

const approved = (wasBefore: "draft" | "published"): RoundupRecord["approved"] =>
  ({ snapshotId: "new", before: wasBefore }) as RoundupRecord["approved"];
const former = { publishedAt: first, snapshotId: "old" };

test("a published page is shown as it was published", () => {
  expect(shown({ state: "published", ...former })).toBe(`old of ${first}`);
  expect(shown({ state: "published", publishedAt: null, snapshotId: "old" })).toBeNull();
  expect(shown({ state: "published", publishedAt: first, snapshotId: null })).toBeNull();
});

test.each(["draft", "withdrawn"] as const)("a page that is %s is shown to nobody, whatever it was", (state) => {
  expect(shown({ state, ...former, approved: approved("published"), publishAt: moment })).toBeNull();
});

test("a page that is published for the first time is shown from its moment on, as of that moment", () => {
  const page: Told = { state: "scheduled", publishAt: moment, approved: approved("draft") };
  expect([before, moment, after].map((now) => shown(page, now))).toEqual([null, `new of ${moment}`, `new of ${moment}`]);
});

test("the next state of a public page replaces the former at its moment and keeps the day of the first publication", () => {
  const page: Told = { state: "scheduled", publishAt: moment, approved: approved("published"), ...former };
  expect([before, moment].map((now) => shown(page, now))).toEqual([`old of ${first}`, `new of ${first}`]);
});

test("a page that was taken back before it was scheduled is not shown until its moment", () => {
  const page: Told = { state: "scheduled", publishAt: moment, approved: approved("draft"), ...former };
  expect([before, moment].map((now) => shown(page, now))).toEqual([null, `new of ${first}`]);
});

test("a page that an earlier version scheduled goes on being shown as it was", () => {
  expect(shown({ state: "scheduled", publishAt: moment, ...former })).toBe(`old of ${first}`);
});
