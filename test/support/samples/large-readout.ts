import type { Readout, ReadoutStatement } from "../../../packages/reader/src/readout/readout.ts";

/* A document as long as one wishes, over words without a meaning. */

const words =
  "the river closed over old stones while a quiet council weighed its promises and nobody in the valley trusted the new gates upstream".split(" ");

/** A paragraph of so many sentences, the same for the same number. */
function paragraph(number: number, sentences: number): string {
  return Array.from({ length: sentences }, (_, at) => {
    const length = 9 + ((number * 7 + at * 5) % 11);
    const chosen = Array.from({ length }, (_, word) => words[(number * 13 + at * 17 + word * 3) % words.length]);
    const sentence = chosen.join(" ");
    return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
  }).join(" ");
}

export interface LargeWish {
  readonly title: string;
  readonly pages: number;
  readonly statements: number;
}

/** About 500 words a page, in ten contributions; positions and causes spread evenly, some of them overlapping. */
export function largeReadout({ title, pages, statements: wanted }: LargeWish): Readout {
  const paragraphs = Array.from({ length: pages * 6 }, (_, at) => paragraph(at, 6));
  const blocks: Readout["document"]["blocks"] = [{ kind: "title", level: 1, start: 0, end: title.length }];
  let text = title;
  for (const one of paragraphs) {
    text += "\n\n";
    blocks.push({ kind: "paragraph", level: 0, start: text.length, end: text.length + one.length });
    text += one;
  }
  const bodies = blocks.slice(1);
  const share = Math.ceil(bodies.length / 10);
  const contributions = Array.from({ length: 10 }, (_, at) => {
    const part = bodies.slice(at * share, (at + 1) * share);
    const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
    return {
      heading: null,
      start,
      end,
      body: [start, end] as [number, number],
      bio: null,
      author: `person:expert-${at}`,
      affiliation: null,
      roles: [],
    };
  });
  const statements = Array.from({ length: wanted }, (_, at): ReadoutStatement => {
    const block = bodies[Math.floor((at * bodies.length) / wanted)];
    const within = (at * 37) % 180;
    const [start, end] = [(block?.start ?? 0) + within, (block?.start ?? 0) + within + 70 + (at % 40)];
    const contribution = contributions.findIndex((one) => one.start <= start && end <= one.end);
    const common = { id: `p${at}`, start, end, quote: text.slice(start, end), contribution: contribution === -1 ? null : contribution };
    const speaker = `person:expert-${Math.max(0, contribution)}`;
    const rest = { speaker, organization: null, coder: "builtin@0.0.0", status: "actual", review: "draft", confidence: 0.7 } as const;
    return {
      ...common,
      ...rest,
      reportedBy: [],
      type: "position",
      concept: `concept:gate-${at % 20}`,
      agreement: at % 3 !== 0,
      intensity: at % 3 === 0 ? -0.5 : 0.5,
    };
  });
  const person = (at: number): Readout["entities"][number] => ({
    id: `person:expert-${at}`,
    type: "person",
    name: `Expert ${"ABCDEFGHIJ"[at]} Example`,
    iso3: null,
    country: null,
    actsFor: null,
    aliases: [],
    mentions: [],
  });
  const concept = (at: number): Readout["entities"][number] => ({ ...person(0), id: `concept:gate-${at}`, type: "concept", name: `gate ${at}` });
  return {
    schema: "rapporteur.readout/1",
    producer: { version: "0.0.0", coder: "builtin@0.0.0", model: null },
    document: {
      title,
      standfirst: null,
      published: "2031-01-01",
      publisher: "The Invented Review",
      url: null,
      language: "en",
      sha256: "0".repeat(64),
      textSha256: "0".repeat(64),
      text,
      blocks,
      questions: [],
      contributions,
      tags: ["invented"],
    },
    entities: [...Array.from({ length: 10 }, (_, at) => person(at)), ...Array.from({ length: 20 }, (_, at) => concept(at))],
    quotations: [],
    statements,
    answers: [],
    comparison: [],
    warnings: [],
  };
}
