import fc from "fast-check";
import { expect, it } from "vitest";
import { readDocumentBytes } from "../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../pages/read-genre.ts";
import { times } from "../../../../test/support/effort.ts";

/** Pages in plain text, one of each family; every paragraph is long enough to be wrapped. */
const pages: readonly string[] = [
  `Will the ferry line reopen before the winter?

We asked two specialists what they expect.

Owners will not wait for the ministry

The owners have sold two of the four ships, and whoever sells ships in the autumn does not expect passengers in the spring. I would look at the insurance and not at the speeches.

Ingrid Solheim is a senior fellow at the Nordhav Institute and a former adviser to the Norwegian government.

A line needs a harbour first

The harbour was dredged for the last time nine years ago. Until somebody pays for that, every date that the ministers name is a date for a press conference.

Tomás Quiroga is director of the Atlantic Ports Project at Meridian University.`,
  `The long road to the reservoir: a conversation

Participants

Helen Marsh, moderator
Aidan Foley, reader in defence studies, Liffey College
Sunniva Rud, deputy director, Polar Watch

MARSH: Thank you for coming on a wet evening. Is there any reason to believe that the second dam will be built at all?

FOLEY: There was one, and it left the government in March. What remains is a contract that nobody wants to be the first to break, and a road that ends in a field.

RUD: I disagree with that. The money is there, the engineers are there, and the village has been moved once already; it would be odd to stop after the worst of it.

MARSH: Then who will pay for the turbines, if I may ask both of you?

RUD: The same bank as before, under another name, and at a worse rate than the ministry has told parliament.`,
  `Three weeks after the talks, nobody agrees who left first

By Sam Okello

The minutes are secret and the memories are not. I spoke to Teresa Quill, naval historian at Solent University; Omar Bekri, energy analyst at Atlas Brief; and Lidija Horvat, research fellow at the Adria Institute.

“Nobody walked out of that room on his own legs,” Quill says. She thinks that both delegations were called home within the same hour.

Bekri argues that the price was settled on the second day, and that everything after it was theatre for the evening papers.

According to Horvat, the next round will be held in the autumn and will fail for the same reasons.`,
];

interface Form {
  readonly width: number;
  readonly isStraight: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({ width: fc.constantFrom(0, 64, 72, 80, 96), isStraight: fc.boolean() });

function written(page: string, { width, isStraight }: Form): string {
  const quoted = isStraight ? page.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") : page;
  if (width === 0) return quoted;
  return quoted
    .split("\n")
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?: |$)`, "g"), "$1\n").trimEnd())
    .join("\n");
}

function read(text: string) {
  const { document } = readDocumentBytes(new TextEncoder().encode(text), { name: "page.txt" });
  return { document, reading: readGenre(document) };
}

const bare = (text: string): string => text.replace(/[“”"]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, " ");

function who(text: string): [string | null, string][] {
  const { document, reading } = read(text);
  return reading.contributions.map(({ author, body }) => [author, bare(document.text.slice(...body))]);
}

it("neither wrapping nor the style of quotation marks changes who wrote what", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), form, (page, chosen) => {
      const gold = who(page);
      expect(gold.length).toBeGreaterThan(1);
      expect(who(written(page, chosen))).toEqual(gold);
    }),
    { numRuns: times(5, 12) },
  );
});

it("no text is lost or doubled, and contributions follow the page", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), form, (page, chosen) => {
      const text = written(page, chosen);
      const { document, reading } = read(text);
      let at = 0;
      for (const block of document.blocks) {
        expect(block.start).toBeGreaterThanOrEqual(at);
        expect(document.text.slice(at, block.start).trim()).toBe("");
        at = block.end;
      }
      expect(document.text.slice(at).trim()).toBe("");
      const starts = reading.contributions.map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
    { numRuns: times(5, 12) },
  );
});
