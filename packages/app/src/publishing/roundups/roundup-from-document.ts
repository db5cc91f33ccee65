import { RapporteurError } from "@rapporteur/core/base";
import { shownQuestions, signatories } from "@rapporteur/core/model";
import type { DocumentContent } from "../../records/document-record.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { namedEntities } from "../../documents/named-entities.ts";
import { openStoredDocument } from "../../documents/stored-document.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";
import { freeSlug } from "./free-slug.ts";

/** Makes a roundup on a document of the library, so that the page can be published. @throws RAP_LIBRARY_MISSING; cost: O(size of the document) */
export async function roundupFromDocument(
  workplace: Workplace,
  { documentId, requestKey }: { documentId: string; requestKey?: string },
): Promise<{ id: string; revision: number }> {
  const writer = authorise(workplace, "makeRoundup");
  const { makeId, store, project } = workplace;
  const { document, content, statements } = await openStoredDocument(workplace, documentId);
  const index = await namedEntities(workplace, { content, statements: statements.map(({ record }) => record) });
  const nameOf = (id: string | null): string => (id === null ? "" : (index.standing(id)?.record.name ?? ""));
  const record: RoundupRecord = {
    id: makeId("r"),
    slug: await freeSlug(document.record.title, async (slug) => (await store.records.idOfKey(project, "roundup", slug)) !== null),
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
    summary: `Made a roundup of “${document.record.title}”`,
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
