import type { Readout } from "../../../packages/reader/src/readout/readout.ts";
import type { Site, SiteComment, SitePage } from "../../../packages/app/src/publishing/site/site-data.ts";

/** A page that has a text of others in every place where a page shows words; `plain` gives its form. */
export function hostilePage(plain: SitePage, text: string, number: number): SitePage {
  const at = `page-${number}`;
  const readout = structuredClone<Readout>(plain.readout);
  const whole = `${text} `.repeat(3);
  const span: [number, number] = [0, whole.length];
  const { document } = readout;
  Object.assign(document, {
    title: text,
    standfirst: text,
    publisher: text,
    url: text,
    text: whole,
    blocks: [{ kind: "paragraph", level: 0, start: 0, end: whole.length }],
    questions: [{ text, start: 0, end: whole.length, from: "body" }],
    tags: [text],
  });
  document.contributions = document.contributions
    .slice(0, 1)
    .map((one) => ({ ...one, heading: text, body: span, bio: span, roles: [{ text, org: null, former: false }] }));
  readout.entities = readout.entities.map((entity) => ({ ...entity, name: text }));
  readout.statements = readout.statements
    .slice(0, 9)
    .map((statement) => ({ ...statement, start: 0, end: whole.length, quote: text, contribution: 0 }));
  readout.answers = [{ question: 0, contribution: 0, passages: [span] }];
  readout.comparison = readout.comparison.slice(0, 1).map((one) => ({ ...one, sides: one.sides.map((side) => ({ ...side, contributions: [0] })) }));
  const comment = (id: string, parent: string | null): SiteComment => ({
    id: `${at}-${id}`,
    parent: parent === null ? null : `${at}-${parent}`,
    statement: readout.statements[0]?.id ?? null,
    stance: "adds",
    chance: null,
    name: text,
    text,
    isTombstone: false,
    createdAt: plain.publishedAt,
    editedAt: null,
    editorNote: text,
  });
  return {
    ...plain,
    slug: at,
    readout,
    source: text,
    snapshot: { ...plain.snapshot, name: text },
    corrections: [{ at: plain.updatedAt, what: text, old: text, new: text, note: text }],
    comments: { takesForecasts: false, mode: "open", entries: [comment("a", null), comment("b", "a")] },
    readers: [{ statement: "s", name: text, text, promotedAt: plain.publishedAt }],
  };
}

/** A site whose settings hold the text too. */
export function hostileSite(plain: SitePage, texts: readonly string[], first: number): Site {
  const pages = texts.map((text, index) => hostilePage(plain, text, first + index));
  const [words = ""] = texts;
  return {
    settings: { title: words, description: words, publisher: words, privacySentence: words, language: "en", baseUrl: null },
    pages,
    experts: texts.map((text, index) => ({
      slug: `expert-${first + index}`,
      name: text,
      roles: [text],
      forecasts: [{ page: `page-${first + index}`, statement: "s", question: text, outcome: text, brier: null }],
      score: null,
    })),
    version: "0",
  };
}
