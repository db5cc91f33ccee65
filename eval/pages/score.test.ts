import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../packages/reader/src/sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../../packages/reader/src/pages/read-genre.ts";
import { openTally, scoreLines, scorePage, type Tally } from "./score.ts";
import { parseWritten } from "./written-pages.ts";

function linesOf(format: string, lines: string, source?: string): { readonly tally: Tally; readonly told: readonly string[] } {
  const page = parseWritten(`family: signed\nformat: ${format}\nperson: A | Ada Osei | |\n=====\n${lines}`, "page", "test");
  const { document } = readDocumentBytes(new TextEncoder().encode(source ?? page.source), {
    name: "page",
    format: page.format === "wrapped" ? "text" : page.format,
  });
  const [tally, told]: [Tally, string[]] = [openTally(), []];
  scoreLines(page, document, tally, (line) => told.push(line));
  return { tally, told };
}

const prose = "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles before the mills.";

describe("lines that are lost", () => {
  it("are not those in which the readout has the address of a link", () => {
    const { tally, told } = linesOf(
      "markdown",
      `title\t# What the gate will cost\n\nturn@A\t**[Ada Osei:](/people/osei)** ${prose}\n\nbody@A\tSo *much* for [the plan](https://plan.example).`,
    );
    expect(told).toEqual([]);
    expect(tally.lost).toEqual({ right: 3, all: 3 });
  });

  it("are not those without the time before a turn", () => {
    const { told } = linesOf(
      "html",
      `host\t<p><button>00:10</button> <span>OSEI</span> ${prose}</p>\nturn@A\t<p><button>00:24</button> <span>DOE</span> Nobody paid.</p>`,
    );
    expect(told).toEqual([]);
  });

  it("are no headings of furniture, and still headings of text", () => {
    const head = `title\tWhat the gate will cost\n\nbody@A\t${prose}\n\nheading\tRelated content\n\nrelated\tThe price of a port`;
    const without = `What the gate will cost\n\n${prose}\n`;
    expect(linesOf("text", head, without).tally).toMatchObject({ lost: { right: 2, all: 2 }, furniture: { right: 1, all: 1 } });
    expect(linesOf("text", `${head}\n\nbody@A\tNobody paid.`, without).told).toEqual([
      "lost (heading): Related content",
      "lost (body): Nobody paid.",
    ]);
  });

  it("are those of prose in a block that nobody reads", () => {
    const rows = [`${prose} It rose again.`, "(Laughter.)", "Nobody paid."];
    const text = rows.join("\n");
    const blocks = rows.map((row) => ({ kind: "other" as const, level: 0, start: text.indexOf(row), end: text.indexOf(row) + row.length }));
    const { document } = readDocumentBytes(new TextEncoder().encode(text), { name: "page", format: "text" });
    const written = parseWritten(
      `family: signed\nformat: text\nperson: A | Ada Osei | |\n=====\n${rows.map((row) => `body@A\t${row}`).join("\n")}`,
      "page",
      "test",
    );
    const [tally, told]: [Tally, string[]] = [openTally(), []];
    scoreLines(written, { ...document, blocks }, tally, (line) => told.push(line));
    expect(told).toEqual([`lost (body): ${prose.slice(0, 90)}`]);
  });
});

describe("posts", () => {
  function missed(post: string, line: string): string[] {
    const page = parseWritten(
      `family: signed\nformat: text\nperson: A | Ada Osei | ${post}\n=====\ntitle\tWhat the gate will cost\nbyline\tBy Ada Osei\n\nbody@A\t${prose}\n\nbio\t${line}`,
      "page",
      "test",
    );
    const { document } = readDocumentBytes(new TextEncoder().encode(page.source), { name: "page", format: "text" });
    const told: string[] = [];
    scorePage(page, { document, reading: readGenre(document) }, openTally(), (wrong) => told.push(wrong));
    return told.filter((wrong) => wrong.startsWith("role missed"));
  }

  it.each([
    ["President and CEO | Lock Foundation", "Ada Osei is President and CEO of the Lock Foundation."],
    ["editor | The Varn Herald", "Ada Osei is the editor of the Varn Herald."],
    ["General (retired) |", "General Ada Osei is a retired general. She is not President and CEO: General (retired)."],
  ])("are found where %j is read apart, without its article, or as over", (post, line) => {
    expect(missed(post, line)).toEqual([]);
  });

  it("are missed where one of two is", () => {
    expect(
      missed("President and founder | Lock Foundation", "Ada Osei is President of the Lock Foundation. Its new president and founder is dead."),
    ).toHaveLength(1);
  });
});

it.each(["OSEI, Ada", "Osei, Ada", "Dr. Ada Osei"])("finds an author whom the page's gold has as %s", (author) => {
  const written = parseWritten(
    `family: signed\nformat: text\nperson: A | ${author} | |\n=====\ntitle\tThe gates\n\nbyline\tBy Ada Osei\n\nbody@A\t${prose}`,
    "page",
    "test",
  );
  const { document } = readDocumentBytes(new TextEncoder().encode(written.source), { name: "page", format: "text" });
  const tally = openTally();
  scorePage(written, { document, reading: readGenre(document) }, tally, () => {});
  expect([tally.authors, tally.invented]).toEqual([
    { right: 1, all: 1 },
    { right: 0, all: 1 },
  ]);
});
