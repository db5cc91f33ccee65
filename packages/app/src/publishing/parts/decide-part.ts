import { RapporteurError } from "@rapporteur/core/base";
import type { PartRecord, PartWords } from "../../records/part-record.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";
import { storedRoundup } from "../roundups/roundup-from-document.ts";
import { commitPart, storedPart } from "./stored-part.ts";

export interface PartDecision {
  readonly id: string;
  /** Revision of the part that the editor saw. */
  readonly expected: number;
  readonly step: "accept" | "return" | "revoke";
  /** What the author is told where it is returned. */
  readonly note: string;
}

/**
 * What an editor decides over a part. Accepted, it becomes a contribution of the page under its author's name; readers see it when the page is read and
 * published again, as with any other change. Returned, its author goes on writing. Revoked, its link opens nothing.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_STORE_CONFLICT; RAP_PART_STATE
 */
export async function decidePart(
  workplace: Workplace,
  { id, expected, step, note }: PartDecision,
): Promise<{ revision: number; state: PartRecord["state"] }> {
  authorise(workplace, "decidePart");
  const { record } = await storedPart(workplace, id);
  const { author } = record;
  if (step === "revoke" ? record.state === "accepted" : record.state !== "submitted")
    throw new RapporteurError("RAP_PART_STATE", {
      author,
      state: record.state,
      cure: step === "revoke" ? "change it on the page" : "wait until it is sent in",
    });
  if (step === "revoke") {
    const after: PartRecord = { ...record, state: "revoked", secretHash: null };
    return {
      revision: await commitPart(workplace, {
        write: "decidePart",
        action: "revoke part",
        says: `Revoked the invitation of ${author}`,
        after,
        expected,
      }),
      state: after.state,
    };
  }
  if (step === "return") {
    const after: PartRecord = { ...record, state: "returned", note, submittedAt: null };
    const says = `Returned the part of ${author}${note === "" ? "" : `: ${note}`}`;
    return { revision: await commitPart(workplace, { write: "decidePart", action: "return part", says, after, expected }), state: after.state };
  }
  const roundup = await storedRoundup(workplace, record.roundup);
  const after: PartRecord = { ...record, state: "accepted" };
  const along = [{ kind: "roundup" as const, id: record.roundup, expected: roundup.revision, after: withPart(roundup.record, record) }];
  const says = `Accepted the part of ${author} into “${roundup.record.title}”`;
  return { revision: await commitPart(workplace, { write: "decidePart", action: "accept part", says, after, expected, along }), state: after.state };
}

/** The page with the part as its last contribution; answers stand behind the text, and are approved by their words. */
export function withPart(roundup: RoundupRecord, { author, words }: Pick<PartRecord, "author" | "words">): RoundupRecord {
  const { role, bio, heading, answers } = words;
  const markdown = [words.markdown, ...answers.map((answer) => answer.markdown)].filter((text) => text !== "").join("\n\n");
  const contribution = roundup.contributions.length;
  const decided = answers.map((answer) => ({ question: answer.question, contribution, state: "approved" as const, words: plainWords(answer) }));
  return {
    ...roundup,
    contributions: [...roundup.contributions, { author, role, bio, heading, markdown }],
    answers: [...(roundup.answers ?? []), ...decided],
  };
}

/** Words of one paragraph without markup stand in the text as they are; of others, what the reader finds counts. */
function plainWords({ markdown }: PartWords["answers"][number]): string | null {
  return /[*_`#>[\]\\~|<]|\n\s*\n/.test(markdown) ? null : markdown;
}
