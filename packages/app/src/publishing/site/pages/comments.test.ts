import { expect, test } from "vitest";
import { examplePage, exampleSettings as settings } from "../../../../../../test/fixtures/site-page.ts";
import type { SiteComment, SitePage } from "../site-data.ts";
import { commentsSection, percentText, readerChances, type CommentForm } from "./comments.ts";

const form: CommentForm = { action: "/comments", token: "signed", decoy: "website" };

function comment(id: string, given: Partial<SiteComment> = {}): SiteComment {
  const nothing = { parent: null, statement: null, stance: null, chance: null, isTombstone: false, editedAt: null, editorNote: null };
  return { id, name: `Name ${id}`, text: `Text ${id}`, createdAt: "2031-07-02T09:30:00.000Z", ...nothing, ...given };
}

type Comments = SitePage["comments"];

function sectionOf(entries: readonly SiteComment[], given: Partial<Comments> = {}, shownForm: CommentForm | null = form): string {
  const page = { ...examplePage, comments: { mode: "open" as const, takesForecasts: false, entries, ...given } };
  return String(commentsSection(page, settings, shownForm) ?? "");
}

test("a page without comments has no section; one that is closed or a copy says so and takes none", () => {
  expect(sectionOf([comment("a")], { mode: "off" })).toBe("");
  expect(sectionOf([], { mode: "closed" })).toContain("Comments on this page are closed.");
  expect(sectionOf([], { mode: "closed" })).not.toContain("<form");
  expect(sectionOf([], {}, null)).toContain("comments are taken where it was published");
  expect(sectionOf([], {}, null)).not.toContain("<form");
});

test("the section counts what can be read, and says when there is nothing yet", () => {
  expect(sectionOf([])).toContain("No comment yet.");
  const section = sectionOf([comment("a"), comment("b", { parent: "a" }), comment("c", { isTombstone: true, name: "", text: "" })]);
  expect(section).toContain('<span class="figure">2</span>');
  expect(section).not.toContain("No comment yet.");
});

test("an answer stands in the list below what it answers", () => {
  const section = sectionOf([comment("a"), comment("b"), comment("c", { parent: "a" })]);
  const [first = "", second = ""] = section.split('id="comment-b"');
  expect(first.indexOf('id="comment-a"')).toBeLessThan(first.indexOf("<ol><li>"));
  expect(first.indexOf("<ol><li>")).toBeLessThan(first.indexOf('id="comment-c"'));
  expect(second).not.toContain("<ol><li>");
});

test("a comment that was withdrawn keeps its place and shows nothing else, and nobody can answer it", () => {
  const section = sectionOf([comment("a", { isTombstone: true, name: "Secret", text: "Gone" })]);
  expect(section).toContain('id="comment-a"');
  expect(section).toContain("This comment was withdrawn.");
  expect(section).not.toMatch(/Secret|Gone|In answer to/);
});

test("stance and chance lead to the statement while the page shows it, and are left out once it was taken back", () => {
  const about = { stance: "disagree", chance: 0.355 } as const;
  const section = sectionOf([comment("a", { ...about, statement: "f1" })]);
  expect(section).toContain('<a href="#statement-f1">disagrees with a statement</a>');
  expect(section).toContain('<a href="#statement-f1">gives it 35.5 %</a>');
  for (const statement of ["taken-back", null]) expect(sectionOf([comment("a", { ...about, statement })])).not.toMatch(/disagrees|gives it/);
  expect(sectionOf([comment("a", { statement: "f1" })])).not.toMatch(/agrees|adds to|gives it/);
});

test("what an editor or the writer changed is said", () => {
  expect(sectionOf([comment("a")])).not.toMatch(/edited|Changed by an editor/);
  expect(sectionOf([comment("a", { editedAt: "2031-07-03T00:00:00.000Z" })])).toContain(" · edited");
  expect(sectionOf([comment("a", { editorNote: "link taken out" })])).toContain("Changed by an editor: link taken out");
});

test("the form asks for a chance only where the page takes them and has a forecast", () => {
  const asked = "Your own chance of that forecast";
  expect(sectionOf([], { takesForecasts: true })).toContain(asked);
  expect(sectionOf([])).not.toContain(asked);
  const { readout } = examplePage;
  const withoutForecasts = { ...readout, statements: readout.statements.filter(({ type }) => type !== "forecast") };
  const page = { ...examplePage, readout: withoutForecasts, comments: { mode: "open" as const, takesForecasts: true, entries: [] } };
  expect(String(commentsSection(page, settings, form))).not.toContain(asked);
  const empty = { ...page, readout: { ...readout, statements: [] } };
  expect(String(commentsSection(empty, settings, form))).not.toContain("About a statement");
});

test("words of readers are text, never markup", () => {
  const section = sectionOf([comment("a", { name: "<b>", text: "<script>alert(1)</script>" })]);
  expect(section).not.toContain("<script>");
  expect(section).toContain("&lt;script&gt;");
});

test("a chance in percent has decimals only where they were given", () => {
  expect([0, 0.35, 0.355, 0.35556, 1].map(percentText)).toEqual(["0 %", "35 %", "35.5 %", "35.56 %", "100 %"]);
});

test("of each name, however it is spelled, the latest chance of a forecast counts", () => {
  const entries = [
    comment("a", { statement: "f1", chance: 0.2, name: "Ada" }),
    comment("b", { statement: "f1", chance: 0.9, name: "Ben" }),
    comment("c", { statement: "f1", chance: 0.4, name: "ADA" }),
    comment("d", { statement: "f2", chance: 0, name: "Ada" }),
    comment("e", { statement: null, chance: 0.5 }),
    comment("f", { statement: "f2", chance: null }),
  ];
  const chances = readerChances({ ...examplePage, comments: { mode: "open", takesForecasts: true, entries } });
  expect([...chances]).toEqual([
    ["f1", [0.4, 0.9]],
    ["f2", [0]],
  ]);
});
