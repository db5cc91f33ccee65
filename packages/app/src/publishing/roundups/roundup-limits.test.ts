import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { roundupFromDocument, storedRoundup } from "./roundup-from-document.ts";

type Document = typeof sampleReadout.document;

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const { document } = sampleReadout;
const [first, ...others] = document.contributions;
if (first === undefined) throw new Error("the sample has contributions");

/** The roundup of a document that is the sample but for what is given. */
async function roundupOf(given: Partial<Document>, entities = sampleReadout.entities): Promise<RoundupRecord> {
  const readout = { ...sampleReadout, entities, document: { ...document, ...given }, statements: [], answers: [], comparison: [] };
  const { documentId } = await importReadout(desk.workplace, { readout });
  return (await storedRoundup(desk.workplace, (await roundupFromDocument(desk.workplace, { documentId })).id)).record;
}

/** A text with a first contribution of these blocks, each a line. */
function written(blocks: readonly (readonly [kind: Document["blocks"][number]["kind"], words: string])[]): Partial<Document> {
  let text = "";
  const placed = blocks.map(([kind, words]) => {
    const start = text.length;
    text += `${words}\n`;
    return { kind, level: 0, start, end: start + words.length };
  });
  return { text, blocks: placed, contributions: [{ ...first!, body: [0, text.length], bio: null }], questions: [] };
}

test("a roundup of a document has its words and no more of them than a page may have", async () => {
  const long = (letter: string): string => letter.repeat(600_000);
  const { text } = document;
  const bio = " said   of one\nbefore ".concat("b".repeat(30_000));
  const name = "n".repeat(300);
  const one = { ...first, heading: long("h").slice(0, 3000), roles: [{ ...first.roles[0]!, text: "r".repeat(3000) }], author: "person:long" };
  const record = await roundupOf(
    {
      text: `${text}${bio}${long("x")}`,
      blocks: [{ kind: "paragraph", level: 0, start: text.length + bio.length, end: text.length + bio.length + 600_000 }],
      title: "t".repeat(3000),
      standfirst: "s".repeat(12_000),
      tags: Array.from({ length: 130 }, (_, at) => `tag ${at}`),
      questions: [],
      contributions: [
        { ...one, bio: [text.length, text.length + bio.length], body: [text.length + bio.length, text.length + bio.length + 600_000] },
        ...Array.from({ length: 120 }, () => ({ ...first, bio: null, body: [0, 1] as const })),
      ] as unknown as Document["contributions"],
    },
    [...sampleReadout.entities, { ...sampleReadout.entities[0]!, id: "person:long", name }],
  );
  expect([record.title.length, record.standfirst.length, record.tags.length, record.contributions.length]).toEqual([1000, 10_000, 100, 100]);
  const [made] = record.contributions;
  expect(made?.bio.slice(0, 19)).toBe("said of one before ");
  expect([made?.author, made?.role, made?.bio, made?.heading, made?.markdown].map((words) => words?.length)).toEqual([
    200, 1000, 20_000, 1000, 500_000,
  ]);
});

test("a document without a title or a standfirst makes a page without them", async () => {
  const record = await roundupOf({ ...written([["paragraph", "One line."]]), title: "", standfirst: null });
  expect([record.title, record.standfirst, record.state, record.comments]).toEqual(["Untitled", "", "draft", "open"]);
});

test("the words of a contribution are its paragraphs, items and quotations, without what stands over and under them", async () => {
  const given = written([
    ["heading", "The truce"],
    ["byline", "By Ada Example"],
    ["paragraph", "  It holds. "],
    ["item", "one"],
    ["quote", "They said so."],
    ["bio", "Ada Example is a former ambassador."],
  ]);
  const { contributions } = await roundupOf(given);
  expect(contributions[0]?.markdown).toBe("It holds.\n\n- one\n\n> They said so.");
  const [start, end] = [given.blocks?.[2]?.start ?? 0, given.blocks?.[3]?.end ?? 0];
  const inner = await roundupOf({ ...given, text: `${given.text} again`, contributions: [{ ...first, bio: null, body: [start, end] }] });
  expect(inner.contributions[0]?.markdown).toBe("It holds.\n\n- one");
});

test("everybody who signs is named, with all posts; who is not known has no name", async () => {
  const posts = ["one", "another"].map((text) => ({ ...first.roles[0]!, text }));
  const given = written([["paragraph", "We agree."]]);
  const alone = { ...first, bio: null, body: [0, 9] as [number, number], roles: posts };
  const both = await roundupOf({
    ...given,
    contributions: [{ ...alone, coAuthors: [{ author: "state:RUR", affiliation: null, roles: posts.slice(0, 1) }] }] as never,
  });
  expect([both.contributions[0]?.author, both.contributions[0]?.role]).toEqual(["Ada Example and Ruritania", "one; another; one"]);
  const nobody = await roundupOf({ ...given, text: "We do not agree.", contributions: [{ ...alone, author: null, roles: [] }] as never });
  expect([nobody.contributions[0]?.author, nobody.contributions[0]?.role]).toEqual(["", ""]);
  expect(others.length).toBeGreaterThan(0);
});
