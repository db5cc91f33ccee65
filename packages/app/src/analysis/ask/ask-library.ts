import { signatories } from "@rapporteur/core/model";
import type { StatementScope } from "../../contract/scope.ts";
import { collect } from "../../library/collect.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { DocumentContent, DocumentRecord } from "../../records/document-record.ts";
import { scopeTable, wholeScope } from "../figures/scope/scope-table.ts";
import { ask } from "./ask.ts";
import { canAnswer } from "./ask-readouts.ts";
import type { AskAnswer, AskPassage } from "./ask-types.ts";
import { openingMark } from "./opening-mark.ts";
import { readQuestion, subjectsOf, type AskEntity, type Topic } from "./read-question.ts";

export interface AskRequest {
  readonly question: string;
  readonly scope?: StatementScope | undefined;
  readonly countsDrafts: boolean;
}

/** Passages that are read for one question, the best by the search. */
const mostPassages = 80;
const mostPhrases = 14;

/**
 * Answers a question from a project: passages by full text, statements by their words and concepts.
 *
 * Cost: a search, O(statements · topics), and the texts of at most 80 passages.
 */
export async function askLibrary(workplace: Pick<Workplace, "store" | "project">, request: AskRequest): Promise<AskAnswer> {
  const { store, project } = workplace;
  const { question, scope = wholeScope, countsDrafts } = request;
  const { table } = await store.tables.statements(project);
  const records = await collect(store.records.all(project, "entity"));
  const entities = records.filter(({ record }) => record.mergedInto === null).map(({ record }) => record);
  const keys = new Map(entities.map(({ id, key }) => [id, key]));
  const scoped = scopeTable(table, scope);
  const passages = await findPassages(workplace, { question, scope, entities, keyOf: (id) => keys.get(id) ?? null });
  return ask(question, { table: scoped, entities, passages, countsDrafts });
}

interface Looked {
  readonly question: string;
  readonly scope: StatementScope;
  readonly entities: readonly AskEntity[];
  readonly keyOf: (entityId: string) => string | null;
}

async function findPassages(
  { store, project }: Pick<Workplace, "store" | "project">,
  { question, scope, entities, keyOf }: Looked,
): Promise<AskPassage[]> {
  const text = searchText(question, entities);
  if (text === "") return [];
  const documents = scope.documents.length === 0 ? {} : { documents: [...scope.documents] };
  const { entries } = await store.search.find(project, { text, fields: ["text"], limit: mostPassages, ...documents });
  const passages: AskPassage[] = [];
  for (const [documentId, places] of Map.groupBy(entries, (entry) => entry.documentId)) {
    const stored = await store.records.get(project, "document", documentId);
    if (stored === null || !isInScope(stored.record, scope)) continue;
    const content = await store.contents.get(project, stored.record.contentId);
    if (content === null) continue;
    for (const { start, end } of places)
      if (start !== null && end !== null && isInAnswer(content, start) && isSignedIn(content, start, { scope, keyOf }))
        passages.push(passageAt(stored.record, content, { start, end, keyOf }));
  }
  return passages.filter(({ speaker }) => isSpeakerIn(speaker ?? "", scope));
}

function isInScope({ tags, published }: DocumentRecord, { tags: wanted, from, to }: StatementScope): boolean {
  const isDated = (from === "" || (published ?? "") >= from) && (to === "" || (published !== null && published <= to));
  return isDated && (wanted.length === 0 || tags.some((tag) => wanted.includes(tag)));
}

const isSpeakerIn = (speaker: string, { speakers, without }: StatementScope): boolean =>
  (speakers.length === 0 || speakers.includes(speaker)) && !without.includes(speaker);

/** Whether somebody asked for signs the part in which a place stands. */
function isSignedIn({ contributions }: DocumentContent, place: number, { scope, keyOf }: Pick<Looked, "scope" | "keyOf">): boolean {
  if (scope.contributors.length === 0) return true;
  const signers = contributions.filter(({ body }) => body[0] <= place && place < body[1]).flatMap((one) => signatories(one));
  const keys = signers.map(({ author }) => keyOf(author) ?? author);
  return (keys.length === 0 ? [""] : keys).some((key) => scope.contributors.includes(key));
}

/** What stands between blocks, such as the lines before a text, was written by nobody who could be quoted. */
function isInAnswer({ blocks }: DocumentContent, place: number): boolean {
  return blocks.some(({ kind, start, end }) => start <= place && place < end && canAnswer(kind));
}

function passageAt(
  { id, title, published }: DocumentRecord,
  { text, contributions }: DocumentContent,
  { start, end, keyOf }: { readonly start: number; readonly end: number; readonly keyOf: Looked["keyOf"] },
): AskPassage {
  const author = contributions.find(({ body }) => body[0] <= start && start < body[1])?.author ?? null;
  const from = openingMark(text, start);
  return { documentId: id, title, day: published, start: from, text: text.slice(from, end), speaker: author === null ? null : keyOf(author) };
}

/** The question as the full text takes it: any of its names, and any of its other words. */
function searchText(question: string, entities: readonly AskEntity[]): string {
  const read = readQuestion(question, entities, new Set(entities.filter(({ type }) => type === "person").map(({ key }) => key)));
  const quoted = (words: string): string => `"${words.replaceAll('"', " ")}"*`;
  const either = (stems: readonly string[]): string => [...new Set(stems)].slice(0, mostPhrases).map(quoted).join(" OR ");
  const spell = ({ stems, words, keys }: Topic): readonly string[] => (keys.size === 0 ? stems : [words.toLowerCase(), ...stems]);
  return [read.named.filter(({ isConcept }) => !isConcept), subjectsOf(read)]
    .map((group) => either(group.flatMap(spell)))
    .filter((part) => part !== "")
    .join(" ");
}
