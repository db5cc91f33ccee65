import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "../../access/testing/office.ts";
import { everything } from "../../library/membership.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement } from "../../store/testing/sample-records.ts";
import { figureKey, readFigureKey } from "./figure-key.ts";
import { freezeFigure, type ShownFigure } from "./freeze-figure.ts";
import { revokeFigure, sharedFigures } from "./shared-figures.ts";
import { darkColors, joinThemes } from "./two-themes.ts";

let desk: TestDesk;
let serial = 0;
beforeEach(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  const rights = { open: "public", quoted: "quotes", closed: "internal" } as const;
  const long = "w".repeat(400);
  const statement = (id: string, documentId: string, given: Partial<StatementRecord>) =>
    made("statement", sampleStatement(id, documentId, { quote: long, end: 400, ...given }));
  for (const id of Object.keys(rights)) await store.contents.keep("main", sampleContent(`${long} ${id}`));
  await store.history.commit(
    sampleCommit([
      made("entity", sampleEntity("zz1", { name: "Ada Lind" })),
      ...Object.entries(rights).map(([id, one]) =>
        made(
          "document",
          sampleDocument(id, sampleContent(`${long} ${id}`), {
            rights: one as never,
            url: `https://example.org/${id}`,
            published: id === "quoted" ? null : "2031-02-02",
          }),
        ),
      ),
      statement("s1", "open", { speaker: "zz1", reviewedBy: "ann", review: "accepted" }),
      statement("s2", "quoted", {}),
      statement("s3", "closed", { values: { date: "2031-01-01" }, reviewedBy: "bob", review: "rejected" }),
      statement("s4", "open", { values: { date: "soon" } }),
    ]),
  );
});
afterEach(() => desk.close());

const svg = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect x="1" y="1" width="2" height="2" fill="${color}"/></svg>`;
const table = { columns: [{ title: "A", align: "left" as const }], rows: [["w".repeat(400), 3, null]], rowCount: 1 };
const shown = (given: Partial<ShownFigure> = {}): ShownFigure => ({
  screen: "actors",
  title: "Who acts",
  note: "n",
  says: "s",
  scope: "all",
  settings: [],
  table: null,
  statements: ["s1", "s2", "s3", "s4", "s1"],
  picture: {
    light: svg("#112233"),
    dark: null,
    small: null,
  },
  requestKey: `k${serial++}`,
  mostFigures: 9,
  ...given,
});
const freeze = (given: Partial<ShownFigure> = {}, place = desk.workplace) => freezeFigure(place, shown(given));
const figureOf = async (id: string) => ((await desk.workplace.store.records.get("main", "figure", id)) ?? expect.unreachable(id)).record;

describe("a figure that is frozen", () => {
  test("keeps what it shows, with the words behind it in order of time as far as their documents allow", async () => {
    const { id, revision, withheld } = await freeze();
    const before = revision - 1;
    expect([withheld, id[0]]).toEqual([1, "f"]);
    const record = await figureOf(id);
    expect(record).toMatchObject({
      screen: "actors",
      title: "Who acts",
      note: "n",
      says: "s",
      scope: "all",
      table: null,
      documentCount: 3,
      reviewedCount: 2,
      revision: before,
      createdBy: "local",
      createdAt: expect.stringMatching(/^2031-06-01/),
      erasedAt: null,
    });
    expect(record.statements.toSorted()).toEqual(["s1", "s2", "s3", "s4"]);
    expect(record.quotes.map(({ id: one, day, isReviewed, review }) => [one, day, isReviewed, review])).toEqual([
      ["s3", "2031-01-01", true, "rejected"],
      ["s1", "2031-02-02", true, "accepted"],
      ["s4", "2031-02-02", false, "draft"],
      ["s2", null, false, "draft"],
    ]);
    const [closed, open, , quoted] = record.quotes;
    expect([closed?.quote, closed?.title, closed?.url, closed?.speaker]).toEqual([null, "", null, null]);
    expect([open?.quote?.length, open?.title, open?.url, open?.speaker]).toEqual([400, "Document open", "https://example.org/open", "Ada Lind"]);
    expect([quoted?.quote?.length, quoted?.quote?.endsWith("…"), quoted?.title]).toEqual([300, true, "Document quoted"]);
    const [latest] = (await desk.workplace.store.history.list("main", { limit: 1 })).entries;
    expect(latest).toMatchObject({ action: "share figure", summary: "Shared the figure “Who acts” by link", revision });
    // Sent again it is the same.
    const again = shown();
    expect((await freezeFigure(desk.workplace, again)).revision).toBe((await freezeFigure(desk.workplace, again)).revision);
  });

  test("quotes five hundred statements at most", async () => {
    const many = Array.from({ length: 501 }, (_, at) => `t${at}`);
    await desk.workplace.store.history.commit(sampleCommit(many.map((id) => made("statement", sampleStatement(id, "open", { quote: "wwwww" })))));
    const record = await figureOf((await freeze({ statements: many })).id);
    expect([record.quotes.length, record.statements.length, record.documentCount]).toEqual([500, 501, 1]);
  });

  test("shows something, rests on something, and is shared by editors, no more than are allowed", async () => {
    expect([
      await codeOf(freeze({ statements: ["gone"] })),
      await codeOf(freeze({ picture: null })),
      await codeOf(freeze({ picture: null, table })),
    ]).toEqual(["RAP_FIGURE_EMPTY", "RAP_FIGURE_EMPTY", ""]);
    expect(await codeOf(freeze({}, { ...desk.workplace, membership: { role: "coder", grants: everything } }))).toBe("RAP_RIGHTS_ROLE");
    expect([await codeOf(freeze({ mostFigures: 1 })), await codeOf(freeze({ mostFigures: 2 }))]).toEqual(["RAP_FIGURE_MANY", ""]);
  });

  test("of answers goes by what the documents allow", async () => {
    const answers = (statements: string[]) => freeze({ screen: "answers", picture: null, table, statements });
    await expect(answers(["s1", "s3"])).rejects.toMatchObject({ code: "RAP_PUBLISH_RIGHTS", details: { title: "Document closed" } });
    expect((await figureOf((await answers(["s1"])).id)).table).toEqual(table);
    const short = (await figureOf((await answers(["s1", "s2"])).id)).table?.rows[0];
    expect([String(short?.[0]).length, short?.[1], short?.[2]]).toEqual([300, 3, null]);
    expect((await figureOf((await freeze({ picture: null, table, statements: ["s3"] })).id)).table).toEqual(table);
  });

  test("is drawn for narrow pages too, with names of its own", async () => {
    const picture = { light: svg("#112233"), dark: svg("#445566"), small: { light: svg("#112233"), dark: svg("#778899") } };
    const kept = (await figureOf((await freeze({ picture })).id)).picture;
    expect([kept?.dark, kept?.small?.dark]).toEqual([[{ paint: "fill", color: "#445566" }], [{ paint: "fill", color: "#778899" }]]);
  });
});

describe("shared figures", () => {
  test("are listed to who made them and to administrators, the newest first; their maker ends the link", async () => {
    const editor = (account: string) => ({ ...desk.as(account), membership: { role: "editor", grants: everything } }) as const;
    const [first, second] = [await freeze({ title: "First" }, editor("ann")), await freeze({ title: "Second" }, editor("ann"))];
    const third = await freeze({ title: "Third" }, editor("bob"));
    expect((await sharedFigures(editor("ann"))).map(({ title, statementCount, revision }) => [title, statementCount, revision])).toEqual([
      ["Second", 4, second.revision],
      ["First", 4, first.revision],
    ]);
    expect((await sharedFigures(desk.workplace)).map(({ title }) => title)).toEqual(["Third", "Second", "First"]);
    for (const [id, place] of [
      [third.id, editor("ann")],
      ["gone", desk.workplace],
    ] as const)
      expect(await codeOf(revokeFigure(place, { id, expected: third.revision }))).toBe("RAP_LIBRARY_MISSING");
    expect(await codeOf(revokeFigure(editor("bob"), { id: third.id, expected: 1 }))).toBe("RAP_STORE_CONFLICT");
    await revokeFigure(editor("bob"), { id: third.id, expected: third.revision });
    const [latest] = (await desk.workplace.store.history.list("main", { limit: 1 })).entries;
    expect(latest).toMatchObject({ action: "end link", summary: "Ended the link of the figure “Third”" });
    expect((await sharedFigures(desk.workplace)).map(({ title }) => title)).toEqual(["Second", "First"]);
    expect(
      await codeOf(
        revokeFigure({ ...desk.as("bob"), membership: { role: "coder", grants: everything } }, { id: first.id, expected: first.revision }),
      ),
    ).toBe("RAP_RIGHTS_ROLE");
  });
});

describe("the address of a figure", () => {
  const name = { project: "main", id: "f1" };

  test("opens its own figure alone, and only as it was made", () => {
    const key = figureKey("secret", name);
    expect(key).toMatch(/^main\.f1\.[\w-]{27}$/);
    expect(readFigureKey("secret", key)).toEqual(name);
    const [, , signature] = key.split(".");
    for (const wrong of [
      "",
      "main.f1",
      "main.f1.",
      `main.f2.${signature}`,
      `other.f1.${signature}`,
      `${key}.x`,
      `${key}=`,
      `MAIN.f1.${signature}`,
      `main.F!.${signature}`,
      key.slice(0, -1),
    ])
      expect(readFigureKey("secret", wrong), wrong).toBeNull();
    expect(readFigureKey("other", key)).toBeNull();
    const long = { project: "p".repeat(64), id: "f".repeat(64) };
    expect(readFigureKey("secret", figureKey("secret", long))).toEqual(long);
    expect(readFigureKey("secret", `${figureKey("secret", long)}${"x".repeat(100)}`)).toBeNull();
  });
});

describe("one picture out of two themes", () => {
  const two = (...rects: string[]): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${rects.map((rect) => `<rect ${rect}/>`).join("")}<text x="1" y="1">words</text></svg>`;

  test("has a class for each paint that differs in the dark, the same paint one class", () => {
    const light = two('fill="#111111" stroke="#222222"', 'fill="#111111"', 'fill="#333333"', 'fill="#111111"');
    const dark = two('fill="#aaaaaa" stroke="#bbbbbb"', 'fill="#aaaaaa"', 'fill="#333333"', 'fill="#bbbbbb"');
    const { svg: drawn, dark: paints } = joinThemes(light, dark);
    expect(paints).toEqual([
      { paint: "fill", color: "#aaaaaa" },
      { paint: "stroke", color: "#bbbbbb" },
      { paint: "fill", color: "#bbbbbb" },
    ]);
    expect([...drawn.matchAll(/<rect[^>]*>/g)].map(([rect]) => /class="([^"]*)"/.exec(rect)?.[1] ?? "")).toEqual(["p0 p1", "p0", "", "p2"]);
    expect(darkColors({ svg: drawn, dark: paints })).toBe(
      "@media screen and (prefers-color-scheme:dark){.frozen .p0{fill:#aaaaaa}.frozen .p1{stroke:#bbbbbb}.frozen .p2{fill:#bbbbbb}}\n",
    );
    expect(darkColors({ svg: drawn, dark: [], small: { svg: drawn, dark: paints.slice(0, 1) } })).toBe(
      "@media screen and (prefers-color-scheme:dark){.frozen-small .p0{fill:#aaaaaa}}\n",
    );
    expect(darkColors({ svg: drawn, dark: [] })).toBe("");
  });

  test.each([
    ["there is no dark one", null],
    ["it has more parts", two('fill="#aaaaaa"', 'fill="#aaaaaa"')],
    ["it has other elements", two('fill="#aaaaaa"').replace("rect", "circle")],
    ["it has words in place of an element", two('fill="#aaaaaa"').replace(/<rect[^>]*>/, "x<g></g>")],
  ])("stands in the light colours alone where %s", (_, dark) => {
    const { svg: drawn, dark: paints } = joinThemes(two('fill="#111111"'), dark);
    expect([paints, drawn.includes("#111111"), drawn.includes("class=")]).toEqual([[], true, false]);
  });

  test.each(["rgb(1, 2, 3)", "#aabbcc", "white", "color(srgb 0.1 0.2 0.3 / 0.5)"])("%s is a colour", (color) => {
    expect(joinThemes(two('fill="#111111"'), two(`fill="${color}"`)).dark).toEqual([{ paint: "fill", color }]);
  });

  test.each(["url(#a)", "red;x:y", "x".repeat(21), " #aabbcc", "#ab}", "xrgb"].slice(1, 5))("%s is none", (color) => {
    expect(joinThemes(two('fill="#111111"'), two(`fill="${color}"`)).dark).toEqual([]);
  });
});
