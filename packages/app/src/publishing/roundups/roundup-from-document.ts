import { RapporteurError } from "@rapporteur/core/base";
import { shownQuestions, slug, signatories } from "@rapporteur/core/model";
import type { DocumentContent } from "../../records/document-record.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { namedEntities } from "../../documents/named-entities.ts";
import { openStoredDocument } from "../../documents/stored-document.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";

/** Makes a roundup on a document of the library, so that the page can be published. @throws RAP_LIBRARY_MISSING; cost: O(size of the document) */
export async function roundupFromDocument(
  workplace: Workplace,
  { documentId, requestKey }: { documentId: string; requestKey?: string },
): Promise<{ id: string; revision: number }> {
  const writer = authorise(workplace, "makeRoundup");
  const { makeId } = workplace;
  const { document, content, statements } = await openStoredDocument(workplace, documentId);
  const index = await namedEntities(workplace, { content, statements: statements.map(({ record }) => record) });
  const nameOf = (id: string | null): string => (id === null ? "" : (index.standing(id)?.record.name ?? ""));
  const record: RoundupRecord = {
    id: makeId("r"),
    slug: await freeSlug(workplace, document.record.title),
    title: document.record.title.slice(0, 1000) || "Untitled",
    standfirst: (document.record.standfirst ?? "").slice(0, 10_000),
    questions: shownQuestions(content.questions, (index) => content.answers.some(({ question }) => question === index))
      .map(({ question }) => question.text.slice(0, 2000))
      .slice(0, 100),
    contributions: content.contributions.slice(0, 100).map((one) => contributionOf(one, content, nameOf)),
    tags: document.record.tags.slice(0, 100),
    documentId,
    state: "draft",
    publishAt: null,
    publishedAt: null,
    snapshotId: null,
    comments: "open",
    corrections: [],
  };
  const { revision } = await writer.commit({
    action: "make roundup",
    summary: `Made a roundup of “${document.record.title}”`.slice(0, 500),
    ...(requestKey === undefined ? {} : { requestKey }),
    changes: [{ kind: "roundup", id: record.id, expected: null, after: record }],
  });
  return { id: record.id, revision };
}

function contributionOf(
  one: DocumentContent["contributions"][number],
  content: DocumentContent,
  nameOf: (id: string | null) => string,
): RoundupRecord["contributions"][number] {
  const [from, to] = one.body;
  const paragraphs = content.blocks
    .filter(({ kind, start, end }) => start >= from && end <= to && kind !== "heading" && kind !== "byline" && kind !== "bio")
    .map(({ kind, start, end }) => `${kind === "item" ? "- " : kind === "quote" ? "> " : ""}${content.text.slice(start, end).trim()}`);
  const role = [one, ...(one.coAuthors ?? [])]
    .flatMap(({ roles }) => roles)
    .map(({ text }) => text)
    .join("; ");
  const bio =
    one.bio === null
      ? ""
      : content.text
          .slice(...one.bio)
          .replace(/\s+/g, " ")
          .trim();
  return {
    author: signatories(one)
      .map(({ author }) => nameOf(author))
      .join(" and ")
      .slice(0, 200),
    role: role.slice(0, 1000),
    // A page names the post beside the author already.
    bio: bio === role ? "" : bio.slice(0, 20_000),
    heading: (one.heading ?? "").slice(0, 1000),
    markdown: paragraphs.join("\n\n").slice(0, 500_000),
  };
}

/**
 * The title as a slug that no other roundup of the project has: with a number where others have the title too. The number is found by doubling and halving,
 * so it need not be the smallest that is free. Cost: O(log roundups of one title).
 */
async function freeSlug({ store, project }: Pick<Workplace, "store" | "project">, title: string): Promise<string> {
  const base =
    slug(title)
      .replace(/[^a-z0-9-]/g, "")
      .replace(/-{2,}/g, "-")
      .slice(0, 100)
      .replace(/^-+|-+$/g, "") || "roundup";
  const numbered = (number: number): string => (number === 1 ? base : `${base}-${number}`);
  const isTaken = async (number: number): Promise<boolean> => (await store.records.idOfKey(project, "roundup", numbered(number))) !== null;
  let [taken, free] = [0, 1];
  while (await isTaken(free)) [taken, free] = [free, free * 2];
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await isTaken(middle)) taken = middle;
    else free = middle;
  }
  return numbered(free);
}

/** @throws RAP_LIBRARY_MISSING */
export async function storedRoundup(
  { store, project }: Pick<Workplace, "store" | "project">,
  id: string,
  asOf?: number,
): Promise<{ record: RoundupRecord; revision: number }> {
  const stored = await store.records.get(project, "roundup", id, asOf);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "roundup", id });
  return stored;
}
