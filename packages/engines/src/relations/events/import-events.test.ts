import { expect, test } from "vitest";
import { defaultResolver } from "./event-actor.ts";
import { parseEventDate } from "./event-date.ts";
import { eventLayouts } from "./event-layouts.ts";
import { importEvents } from "./import-events.ts";

/** A file of one header and rows given as objects; cells not named are empty. */
function file(header: readonly string[], ...rows: Record<string, string>[]): string[][] {
  return [[...header], ...rows.map((row) => header.map((column) => row[column] ?? ""))];
}

const polecatHeader =
  "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Actor Name|Actor Country|Primary Actor Sector|Recipient Name|Recipient Country|Primary Recipient Sector|Source".split(
    "|",
  );
const polecatRow = {
  "Event ID": "e1",
  "Event Date": "2023-05-04",
  "Event Type": "THREATEN",
  Intensity: "-4.4",
  "Actor Name": "Ministry",
  "Actor Country": "RUS",
  "Primary Actor Sector": "GOV",
  "Recipient Name": "Kyiv",
  "Recipient Country": "UKR",
  "Primary Recipient Sector": "GOV",
  Source: "wire",
};

test("POLECAT: PLOVER types, its own intensity, governments act for their state", () => {
  const found = importEvents(file(polecatHeader, polecatRow, { ...polecatRow, "Event Type": "assault", Intensity: "" }));
  expect(found.layout).toBe("polecat");
  expect(found.acts[0]).toEqual({
    id: "polecat:e1",
    source: "state:RUS",
    target: "state:UKR",
    action: "THREATEN",
    weight: -4.4,
    time: Date.UTC(2023, 4, 4),
    document: "wire",
    speaker: null,
    reviewedByPerson: false,
  });
  expect(found.acts[1]).toMatchObject({ action: "ASSAULT", weight: -1 });
});

const icewsHeader =
  "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID".split(
    "|",
  );

test("ICEWS: CAMEO codes, English country names, opposition stays itself", () => {
  const row = {
    "Event ID": "7",
    "Event Date": "2015-01-02",
    "Source Name": "Foreign Affairs (France)",
    "Source Sectors": "Executive,Foreign Ministry,Government",
    "Source Country": "France",
    "CAMEO Code": "057",
    Intensity: "8.0",
    "Target Name": "Mali",
    "Target Country": "Mali",
    "Story ID": "99",
  };
  const opposition = { ...row, "Source Name": "Opposition (France)", "Source Sectors": "Parties,Opposition Major Party,Government" };
  const found = importEvents(file(icewsHeader, row, opposition));
  expect(found.layout).toBe("icews");
  expect(found.acts.map((act) => act.document)).toEqual(["99", "99"]);
  expect(found.acts.map((act) => [act.source, act.action, act.target])).toEqual([
    ["state:france", "SUPPORT", "state:mali"],
    ["group:opposition-france", "SUPPORT", "state:mali"],
  ]);
  const named = importEvents(file(icewsHeader, row), { resolveActor: defaultResolver((name) => ({ France: "FRA", Mali: "MLI" })[name] ?? null) });
  expect([named.acts[0]?.source, named.acts[0]?.target]).toEqual(["state:FRA", "state:MLI"]);
});

test("Phoenix: both generations of column names", () => {
  const daily = eventLayouts.find((layout) => layout.id === "EventID")?.headerless?.[0] ?? [];
  const row = {
    EventID: "p1",
    Date: "20140620",
    SourceActorFull: "SYRREB",
    SourceActorEntity: "SYR",
    SourceActorRole: "REB",
    TargetActorFull: "SYRGOV",
    TargetActorEntity: "SYR",
    TargetActorRole: "GOV",
    EventCode: "190",
    GoldsteinScore: "-10",
  };
  const [, cells] = file(daily, row);
  for (const found of [importEvents(file(daily, row)), importEvents([cells ?? []], { hasHeader: false })]) {
    expect(found.acts).toMatchObject([{ source: "group:syrreb", target: "state:SYR", action: "ASSAULT", weight: -10, time: Date.UTC(2014, 5, 20) }]);
  }
  const historical = "eid,story_date,source,source_root,source_agent,target,target_root,target_agent,code,root_code,goldstein,aid".split(",");
  const old = {
    eid: "1",
    story_date: "1/31/1950",
    source: "USAGOV",
    source_root: "USA",
    source_agent: "GOV",
    target: "SUN",
    target_root: "SUN",
    code: "112",
    goldstein: "-2",
  };
  expect(importEvents(file(historical, old)).acts).toMatchObject([
    { source: "state:USA", target: "state:SUN", action: "ACCUSE", time: Date.UTC(1950, 0, 31) },
  ]);
});

test("GDELT: no header, three widths; statements and appeals have no PLOVER type and are counted", () => {
  const widths = eventLayouts.find((layout) => layout.name === "gdelt")?.headerless ?? [];
  expect(widths.map((columns) => columns.length)).toEqual([57, 58, 61]);
  for (const columns of widths) {
    const row = (values: Record<string, string>) => columns.map((column) => values[column] ?? "");
    const base = {
      GLOBALEVENTID: "5",
      SQLDATE: "20200101",
      Actor1Code: "CHNMIL",
      Actor1CountryCode: "CHN",
      Actor1Type1Code: "MIL",
      EventCode: "154",
      GoldsteinScale: "-7.2",
    };
    const target = { Actor2Code: "TWN", Actor2CountryCode: "TWN", Actor2Name: "TAIWAN" };
    const found = importEvents(
      [
        row({ ...base, ...target }),
        row({ ...base, ...target, EventCode: "010" }),
        row(base),
        row({ ...base, Actor2Code: "CHN", Actor2CountryCode: "CHN" }),
      ],
      {
        hasHeader: false,
      },
    );
    expect(found.layout).toBe("gdelt");
    expect(found.acts).toMatchObject([{ source: "state:CHN", target: "state:TWN", action: "MOBILIZE", weight: -7.2 }]);
    expect(found.leftOut).toEqual({ actor: 1, action: 1, self: 1 });
  }
});

test.each([
  [{ "Event Date": "2023-02-30" }, /row 3: "2023-02-30" is not a date; write dates/],
  [{ "Event Type": "DANCE" }, /row 3: "DANCE" is not a plover action/],
  [{ Intensity: "12" }, /row 3: "12" is not a score/],
])("a bad row %o is refused with its number and the cure, or listed on request", (change, message) => {
  const rows = file(polecatHeader, polecatRow, { ...polecatRow, ...change });
  expect(() => importEvents(rows)).toThrow(message);
  const listed = importEvents(rows, { badRows: "list" });
  expect(listed.acts).toHaveLength(1);
  expect(listed.badRows).toMatchObject([{ row: 3 }]);
});

test("short rows, missing columns and unknown layouts are refused", () => {
  expect(() => importEvents([polecatHeader, ["e1", "2023-05-04"]])).toThrow(/row 2: it has 2 cells, the header has 13/);
  expect(() =>
    importEvents(
      file(
        polecatHeader.filter((column) => column !== "Event Type"),
        {},
      ),
      { layout: "polecat" },
    ),
  ).toThrow(/needs the column Event Type/);
  expect(() => importEvents([["a", "b"]])).toThrow(/fit none of the layouts/);
  expect(() => importEvents([["a", "b"]], { hasHeader: false })).toThrow(/fit none of the layouts/);
});

test("dates", () => {
  expect(parseEventDate("20240229")).toBe(Date.UTC(2024, 1, 29));
  expect(parseEventDate("2024-02-29T10:00:00")).toBe(Date.UTC(2024, 1, 29));
  expect(parseEventDate("2/29/2024")).toBe(Date.UTC(2024, 1, 29));
  for (const text of ["", "20230229", "2024-13-01", "13/1/2024", "yesterday"]) expect(parseEventDate(text)).toBeNull();
});
