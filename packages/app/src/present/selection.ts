import { type CoAuthor, signatories } from "@rapporteur/core/model";
import type { Readout, ReadoutContribution, ReadoutStatement } from "@rapporteur/reader/readout";

/* Small questions that every presentation asks of a readout. */

/** Name of an entity by id; the words given instead where there is none. */
export function nameOf(readout: Readout, id: string | null, otherwise = "—"): string {
  if (id === null) return otherwise;
  return entityIndex(readout).get(id)?.name ?? id;
}

/** What stands for the target of an act on a thing: its words, in brackets. */
export function onThing({ object }: Extract<ReadoutStatement, { type: "relation" }>): string {
  return object === null || object === undefined ? "—" : `(${clip(object.text, 60)})`;
}

const entityIndexes = new WeakMap<Readout, Map<string, Readout["entities"][number]>>();

function entityIndex(readout: Readout): Map<string, Readout["entities"][number]> {
  let index = entityIndexes.get(readout);
  if (index === undefined) {
    index = new Map(readout.entities.map((entity) => [entity.id, entity]));
    entityIndexes.set(readout, index);
  }
  return index;
}

/** "A. Author", or "A. Author and B. Writer", of a contribution, or "unattributed". */
export function authorOf(readout: Readout, contribution: ReadoutContribution): string {
  const names = signatories(contribution).map(({ author }) => nameOf(readout, author));
  return names.length === 0 ? "unattributed" : listed.format(names);
}

/** Ids of everybody who signs a part of a document, each once, in order. */
export function authorsOf(readout: Readout): string[] {
  return [...new Set(readout.document.contributions.flatMap((one) => signatories(one).map(({ author }) => author)))];
}

const listed = new Intl.ListFormat("en", { type: "conjunction" });

/** What somebody who signs is, as written; the body they belong to where the text names no post; "" where it names neither. */
export function rolesOf(readout: Readout, { roles, affiliation }: Pick<CoAuthor, "roles" | "affiliation">): string {
  if (roles.length === 0) return nameOf(readout, affiliation, "");
  return roles.map((role) => role.text).join("; ");
}

/** What everybody is who signs a contribution, in their order; "" where the text says it of nobody. */
export function standingOf(readout: Readout, contribution: ReadoutContribution): string {
  const all = contribution.author === null ? [contribution] : signatories(contribution);
  return all
    .map((one) => rolesOf(readout, one))
    .filter((role) => role !== "")
    .join("; ");
}

/** Name of the speaker of a statement; "the text" where nobody is named. */
export function speakerOf(readout: Readout, statement: ReadoutStatement): string {
  const own = statement.contribution === null ? undefined : readout.document.contributions[statement.contribution];
  return nameOf(readout, statement.speaker ?? statement.organization, own?.author === null ? "an unattributed contribution" : "the text");
}

export function statementsOf<T extends ReadoutStatement["type"]>(readout: Readout, type: T): Extract<ReadoutStatement, { type: T }>[] {
  return readout.statements.filter((statement): statement is Extract<ReadoutStatement, { type: T }> => statement.type === type);
}

/** White space folded to single blanks: what a quote looks like on one line. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** At most `limit` characters, cut between words and marked with an ellipsis. Never cuts inside a surrogate pair. */
export function clip(text: string, limit: number): string {
  const line = onOneLine(text);
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const blank = cut.lastIndexOf(" ");
  const kept = blank > limit / 2 ? cut.slice(0, blank) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:–—-]+$/, "")}…`;
}

/** Clipped words in quotation marks; words that bring a pair of their own keep it and get no second one. */
export function quoted(text: string, limit: number): string {
  const words = withoutLoneMarks(clip(text, limit));
  return /^(?:“[^“”]*”|"[^"]*"|‘[^‘’]*’)$/.test(words) ? words : `“${words}”`;
}

/** Without a quotation mark at either end whose partner the passage does not hold: the marks around the passage stand for it. */
function withoutLoneMarks(words: string): string {
  const opening = words.split("“").length - words.split("”").length;
  if (opening > 0 && words.startsWith("“")) return words.slice(1);
  if (opening < 0 && words.endsWith("”")) return words.slice(0, -1);
  if (words.split('"').length % 2 === 1) return words;
  return words.startsWith('"') ? words.slice(1) : words.endsWith('"') ? words.slice(0, -1) : words;
}

/** Counts of statements that a person has accepted, and of all that are not rejected. */
export function reviewCounts(readout: Readout): { total: number; accepted: number } {
  const standing = readout.statements.filter((statement) => statement.review !== "rejected");
  return { total: standing.length, accepted: standing.filter((statement) => statement.review === "accepted").length };
}

/** "3 statements, all of them machine drafts that no person has reviewed". */
export function reviewSentence(readout: Readout): string {
  const { total, accepted } = reviewCounts(readout);
  const noun = total === 1 ? "statement" : "statements";
  if (total === 0) return "No statements were found.";
  if (accepted === total) return `${total} ${noun}, accepted by a person.`;
  if (accepted === 0) return `${total} ${noun}, ${total === 1 ? "a machine draft" : "all machine drafts"} that no person has reviewed.`;
  return `${total} ${noun}; ${total - accepted} (${Math.round((100 * (total - accepted)) / total)} %) are machine drafts that no person has reviewed.`;
}

/** The answers to each question, by its index. */
export function answersByQuestion(readout: Readout): Map<number, Readout["answers"]> {
  const groups = new Map<number, Readout["answers"]>();
  for (const answer of readout.answers) {
    const group = groups.get(answer.question);
    if (group === undefined) groups.set(answer.question, [answer]);
    else group.push(answer);
  }
  return groups;
}
