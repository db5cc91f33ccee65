import { describe, expect, test } from "vitest";
import type { SourceDocument } from "@rapporteur/core/model";
import { readSource } from "../read-source.ts";
import { type DrawnText, setLines, type WrittenPdf, writePdf } from "./pdf-writer-for-tests.ts";

const talks =
  "The ministers of the two countries met on the shore for the fourth time this year. They agreed on nothing, and parted as people part who expect to meet again before the ice is on the canal.";
const tolls =
  "A toll that both sides can live with has been on the table since the spring. Estmark calls it a gift, Norland calls it a tax, and the captains who would have to pay it have not been asked.";
const gates =
  "Nobody who has seen the gates believes that they were closed for repairs. The sluices were oiled in March, the motors are new, and the keeper was sent on leave a week before.";

function outline({ text, blocks }: SourceDocument): string[] {
  return blocks.map(({ kind, level, start, end }) => `${kind} ${level}: ${text.slice(start, Math.min(end, start + 40))}`);
}

async function read(pdf: WrittenPdf): Promise<SourceDocument> {
  return (await readSource(writePdf(pdf), { name: "paper.pdf" })).document;
}

const page = (...drawn: (DrawnText | readonly DrawnText[])[]): DrawnText[] => drawn.flatMap((piece) => piece);
/** Columns of a page: left edge and letters a line. */
const two = [
  { x: 60, width: 36 },
  { x: 310, width: 36 },
] as const;
const three = [
  { x: 50, width: 25 },
  { x: 220, width: 25 },
  { x: 390, width: 25 },
] as const;

describe("columns", () => {
  test("two are read one after the other, below a title over both", async () => {
    const document = await read({
      pages: [
        page(
          setLines("Who pays for the Varn canal in winter", { x: 60, y: 80, width: 30, size: 20, bold: true }),
          setLines(talks, { ...two[0], y: 160 }),
          setLines(tolls, { ...two[0], y: 270 }),
          // Half a line lower, as columns often are.
          setLines("The gates of Varn", { ...two[1], y: 166, size: 13, bold: true }),
          setLines(gates, { ...two[1], y: 186 }),
        ),
      ],
    });
    expect(document.text).toBe(`Who pays for the Varn canal in winter\n\n${talks}\n\n${tolls}\n\nThe gates of Varn\n\n${gates}`);
    expect(outline(document)).toEqual([
      "title 1: Who pays for the Varn canal in winter",
      "paragraph 0: The ministers of the two countries met o",
      "paragraph 0: A toll that both sides can live with has",
      "heading 2: The gates of Varn",
      "paragraph 0: Nobody who has seen the gates believes t",
    ]);
  });

  test.each([1, 3])("two with the page number centred below them, as LaTeX sets it, over %i pages", async (count) => {
    const parts = [talks, tolls, gates];
    const columns = Array.from({ length: count }, (_, at) => [`${parts[at]} ${tolls}`, `${parts[(at + 1) % 3]} ${gates}`] as const);
    const document = await read({
      pages: columns.map(([left, right], at) =>
        page(setLines(left, { ...two[0], y: 100 }), setLines(right, { ...two[1], y: 100 }), { text: `${at + 1}`, x: 290, y: 790 }),
      ),
    });
    expect(document.text).toBe(columns.flat().join("\n\n"));
  });

  test("three", async () => {
    const document = await read({ pages: [page(...[talks, tolls, gates].map((words, index) => setLines(words, { ...three[index]!, y: 100 })))] });
    expect(document.text).toBe([talks, tolls, gates].join("\n\n"));
  });

  test("a sentence goes on in the next column and on the next page", async () => {
    const [first, rest] = [talks.slice(0, talks.indexOf(" shore")), talks.slice(talks.indexOf("shore"))];
    const [begun, ended] = [gates.slice(0, gates.indexOf(" were oiled")), gates.slice(gates.indexOf("were oiled"))];
    const document = await read({
      pages: [
        page(setLines(`${tolls} ${first}`, { ...two[0], y: 100 }), setLines(`${rest} ${begun}`, { ...two[1], y: 100 })),
        page(setLines(ended, { ...two[0], y: 100 }), setLines(tolls, { ...two[1], y: 100 })),
      ],
    });
    expect(document.text).toBe(`${tolls} ${talks} ${gates}\n\n${tolls}`);
    expect(document.pages?.map((anchor) => document.text.slice(anchor.start, anchor.start + 12))).toEqual(["A toll that ", "were oiled i"]);
  });

  test("rows of a table stay rows", async () => {
    const rows = [
      ["Year", "Ships", "Toll"],
      ["2027", "412", "1.2"],
      ["2028", "398", "1.9"],
      ["2029", "44", "0.3"],
    ];
    const table = rows.flatMap((cells, row) => cells.map((text, column) => ({ text, x: 60 + column * 150, y: 200 + row * 14 })));
    const document = await read({ pages: [page(setLines(talks, { x: 60, y: 100, width: 80 }), table)] });
    expect(document.text).toBe(`${talks}\n\nYear\tShips\tToll\n2027\t412\t1.2\n2028\t398\t1.9\n2029\t44\t0.3`);
    expect(document.blocks.at(-1)?.kind).toBe("other");
  });
});

describe("furniture of pages", () => {
  const numbered = (number: number, ...drawn: (readonly DrawnText[])[]): DrawnText[] =>
    page({ text: "The Made-up Review", x: 60, y: 40, size: 8 }, { text: `${number + 20}`, x: 520, y: 40, size: 8 }, ...drawn, {
      text: `© Institute for Examples ${number + 20}`,
      x: 200,
      y: 810,
      size: 8,
    });

  test("running heads, feet, page numbers and stamps on the margin are left out", async () => {
    const document = await read({
      pages: [talks, tolls, gates].map((words, index) =>
        page(numbered(index, setLines(words, { x: 60, y: 100, width: 80 })), { text: "DRAFT", x: 20, y: 400, angle: 90 }),
      ),
    });
    expect(document.text).toBe([talks, tolls, gates].join("\n\n"));
  });

  test("notes do not part the paragraph that runs over them, and their marks are gone", async () => {
    const [begun, ended] = [gates.slice(0, gates.indexOf(" were oiled")), gates.slice(gates.indexOf("were oiled"))];
    const marked = setLines(`${talks} ${begun}`, { x: 60, y: 100, width: 80 });
    const document = await read({
      pages: [
        page(
          marked,
          { text: "3", x: 60 + marked[0]!.text.length * 6, y: 96, size: 6 },
          { text: "3", x: 60, y: 757, size: 5 },
          setLines("Protocol of the fourth round, page nine.", { x: 66, y: 760, width: 90, size: 8 }),
        ),
        page(setLines(ended, { x: 60, y: 100, width: 80 })),
      ],
    });
    expect(document.text).toBe(`${talks} ${gates}\n\nProtocol of the fourth round, page nine.`);
    expect(document.pages?.map(({ page: number }) => number)).toEqual([1, 2, 1]);
    expect(document.blocks.at(-1)?.kind).toBe("other");
  });
});

describe("words over the end of a line", () => {
  const over = async (...lines: string[]): Promise<string> =>
    (await read({ pages: [page(lines.map((text, index) => ({ text, x: 60, y: 100 + index * 12 })))] })).text;

  test("are made whole", async () => {
    expect(await over("The gov-", "ernment of Nor-", "land signed.")).toBe("The government of Norland signed.");
  });

  test("keep the hyphen of a compound", async () => {
    expect(await over("It is a well-", "known fact of the Anglo-", "American and state-", "owned kind.")).toBe(
      "It is a well-known fact of the Anglo-American and state-owned kind.",
    );
  });

  test("keep it where the document writes it elsewhere, and lose it where it does not", async () => {
    expect(await over("The lock-gate and the waterway. A lock-", "gate on a water-", "way.")).toBe(
      "The lock-gate and the waterway. A lock-gate on a waterway.",
    );
  });

  test("wait for their second half", async () => {
    expect(await over("Both short-", "and long-term aims.")).toBe("Both short- and long-term aims.");
  });
});

describe("structure", () => {
  test("list entries, bold names, bylines in large type, paragraphs by indent", async () => {
    const document = await read({
      pages: [
        page(
          setLines("Experts react to Varn", { x: 60, y: 60, width: 60, size: 22 }),
          setLines("By Lotte Example-Brandt", { x: 60, y: 90, width: 60, size: 13 }),
          setLines(talks, { x: 60, y: 120, width: 80 }),
          setLines(tolls, { x: 60, y: 156, width: 80, indent: 12 }),
          setLines("• a toll on the canal,", { x: 72, y: 200, width: 70 }),
          setLines("• and silence until June.", { x: 72, y: 214, width: 70 }),
          setLines("Who moved first", { x: 60, y: 246, width: 60, bold: true }),
          setLines(gates, { x: 60, y: 266, width: 80 }),
        ),
      ],
    });
    expect(outline(document)).toEqual([
      "title 1: Experts react to Varn",
      "byline 0: By Lotte Example-Brandt",
      "paragraph 0: The ministers of the two countries met o",
      "paragraph 0: A toll that both sides can live with has",
      "item 1: a toll on the canal,",
      "item 1: and silence until June.",
      "heading 2: Who moved first",
      "paragraph 0: Nobody who has seen the gates believes t",
    ]);
  });
});

describe("what the file says of itself", () => {
  const body = page(
    setLines("Who pays for the canal", { x: 60, y: 60, width: 60, size: 22 }),
    setLines("Petra Olsvik, March 2029", { x: 60, y: 90, width: 60 }),
    setLines(talks, { x: 60, y: 130, width: 80 }),
  );

  test("counts where the text bears it out", async () => {
    const info = { Title: "Who pays for the canal", Author: "Petra Olsvik; Nobody Named", CreationDate: "D:20290314093000+01'00'" };
    const { document, warnings, format, encoding } = await readSource(writePdf({ pages: [body], info }));
    expect(document.metadata).toMatchObject({ title: "Who pays for the canal", authors: ["Petra Olsvik"], published: "2029-03-14" });
    expect(warnings).toMatchObject([{ code: "date-from-file" }]);
    expect([format, encoding]).toEqual(["pdf", null]);
  });

  test("does not where programs and typists filled it in", async () => {
    const info = { Title: "Microsoft Word - final_v3.docx", Author: "admin", CreationDate: "D:20300102" };
    const { document, warnings } = await readSource(writePdf({ pages: [body], info }));
    expect(document.metadata).toMatchObject({ title: "Who pays for the canal", authors: [], published: null });
    expect(warnings).toEqual([]);
  });
});

describe("PDFs that cannot be read", () => {
  test("scanned, wholly or in part", async () => {
    await expect(readSource(writePdf({ pages: [[], []] }), { name: "scan.pdf" })).rejects.toThrow(/scan\.pdf has 2 pages without any text.*OCR/);
    const { warnings } = await readSource(writePdf({ pages: [page(setLines(talks, { x: 60, y: 100, width: 80 })), [], []] }));
    expect(warnings).toMatchObject([{ code: "pages-without-text", message: expect.stringMatching(/^pages 2, 3/) }]);
  });

  test("protected by a password", async () => {
    const key = "0123456789abcdef".repeat(4);
    const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`;
    await expect(readSource(writePdf({ pages: [[]], trailer }), { name: "secret.pdf" })).rejects.toMatchObject({ code: "RAP_SOURCE_ENCRYPTED" });
  });

  test("cut off, or no PDF after the first bytes", async () => {
    await expect(readSource(Buffer.from("%PDF-1.7\n…"), { name: "cut.pdf" })).rejects.toMatchObject({ code: "RAP_SOURCE_DAMAGED" });
  });

  test("slow ones are stopped, and the next one is read", { tags: "long" }, async () => {
    const pdf = writePdf({ pages: Array.from({ length: 400 }, () => page(setLines(talks, { x: 60, y: 100, width: 80 }))) });
    await expect(readSource(pdf, { name: "slow.pdf", timeoutMs: 1 })).rejects.toThrow(/slow\.pdf cannot be read: it takes more than 0\.001 s/);
    expect((await read({ pages: [page(setLines(talks, { x: 60, y: 100, width: 80 }))] })).text).toBe(talks);
  });
});
