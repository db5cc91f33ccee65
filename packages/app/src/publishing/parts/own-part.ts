import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { isSame, secretHash as hashOf } from "../../access/keyed-hash.ts";
import type { PartRecord, PartWords } from "../../records/part-record.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import type { Workplace } from "../../library/workplace.ts";
import { cleanLine, cleanText } from "../comments/clean-words.ts";
import { commitPart } from "./stored-part.ts";

/** A part as its author sees it by the link: with title, standfirst and questions of the page, and nothing else of the library. */
export interface OwnPart {
  readonly part: PartRecord;
  readonly revision: number;
  readonly event: Pick<RoundupRecord, "title" | "standfirst" | "questions">;
  readonly canWrite: boolean;
}

const writable: ReadonlySet<PartRecord["state"]> = new Set(["invited", "draft", "returned"]);

/** @throws RAP_PART_LINK where the link is wrong, over, or revoked, or the page is gone: which of these is not told */
export async function openOwnPart({ store, project, now }: Workplace, key: string): Promise<OwnPart> {
  const [id = "", secret = "", more] = key.split(".");
  const isShaped = /^[a-z0-9]{1,64}$/.test(id) && secret.length > 0 && secret.length < 100 && more === undefined;
  const stored = isShaped ? await store.records.get(project, "part", id) : null;
  if (stored === null || !isKey(stored.record, secret) || Date.parse(stored.record.expiresAt) <= now()) throw new RapporteurError("RAP_PART_LINK");
  const roundup = await store.records.get(project, "roundup", stored.record.roundup);
  if (roundup === null) throw new RapporteurError("RAP_PART_LINK");
  const { title, standfirst, questions } = roundup.record;
  return { part: stored.record, revision: stored.revision, event: { title, standfirst, questions }, canWrite: writable.has(stored.record.state) };
}

function isKey({ secretHash }: PartRecord, secret: string): boolean {
  return secretHash !== null && isSame(Buffer.from(hashOf(secret)), Buffer.from(secretHash));
}

export interface OwnStep {
  readonly step: "save" | "submit" | "recall";
  /** The revision of the form, so that two windows do not overwrite each other. */
  readonly expected: number;
  /** As typed; nothing is kept of them where the step is `recall`. */
  readonly words: PartWords;
}

/** Each step is kept in the history: a link that saves without end would fill the disk. */
export const mostSteps = 1000;

const limits = { role: 1000, bio: 20_000, heading: 1000, markdown: 50_000, answer: 10_000 } as const;

/** What was typed, without what cannot be seen or would turn the direction of a line; each text cut to its limit. */
export function cleanWords(typed: PartWords, questions: readonly string[]): PartWords {
  return {
    role: cleanLine(typed.role, limits.role),
    bio: cleanLine(typed.bio, limits.bio),
    heading: cleanLine(typed.heading, limits.heading),
    markdown: cleanText(typed.markdown, limits.markdown),
    answers: typed.answers
      .filter(({ question }) => questions.includes(question))
      .map(({ question, markdown }) => ({ question, markdown: cleanText(markdown, limits.answer) }))
      .filter(({ markdown }) => markdown !== ""),
  };
}

/**
 * What the author of a part does with it: keeps it, sends it to the editors, or takes it back before they decide. In the history under the author's name.
 *
 * @throws RAP_PART_LINK; RAP_PART_EMPTY; RAP_PART_STATE; RAP_PART_CHANGED where it was changed in another window meanwhile; RAP_PART_OFTEN
 */
export async function takeOwnStep(workplace: Workplace, key: string, { step, expected, words }: OwnStep): Promise<PartRecord["state"]> {
  const { part, event, canWrite } = await openOwnPart(workplace, key);
  const isPossible = step === "recall" ? part.state === "submitted" : canWrite;
  if (!isPossible) throw new RapporteurError("RAP_PART_STATE", { author: part.author, state: part.state, cure: "load the page again" });
  const stepCount = (part.stepCount ?? 0) + 1;
  if (stepCount > mostSteps) throw new RapporteurError("RAP_PART_OFTEN", { most: mostSteps });
  const after =
    step === "recall"
      ? { ...part, stepCount, state: "draft" as const, submittedAt: null }
      : written(workplace, { ...part, stepCount }, { step, words, questions: event.questions });
  const by = { account: null, name: `${part.author} (invited)` };
  const says = { save: "saved a draft of", submit: "sent in", recall: "took back" }[step];
  try {
    await commitPart(
      { ...workplace, by },
      { write: "writeOwnPart", action: `${step} part`, says: `${part.author} ${says} their part of “${event.title}”`, after, expected },
    );
  } catch (thrown) {
    throw isRapporteurError(thrown) && thrown.code === "RAP_STORE_CONFLICT" ? new RapporteurError("RAP_PART_CHANGED") : thrown;
  }
  return after.state;
}

function written(
  { now }: Workplace,
  part: PartRecord,
  { step, words, questions }: { readonly step: "save" | "submit"; readonly words: PartWords; readonly questions: readonly string[] },
): PartRecord {
  const cleaned = cleanWords(words, questions);
  if (step === "save") return { ...part, words: cleaned, state: part.state === "returned" ? "returned" : "draft" };
  if (cleaned.markdown === "" && cleaned.answers.length === 0) throw new RapporteurError("RAP_PART_EMPTY");
  return { ...part, words: cleaned, state: "submitted", submittedAt: new Date(now()).toISOString() };
}
