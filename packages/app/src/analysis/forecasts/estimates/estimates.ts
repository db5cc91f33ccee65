import { RapporteurError } from "@rapporteur/core/base";
import { currentOutcomes } from "@rapporteur/engines/forecast";
import type { QuestionRecord } from "../../../records/project-records.ts";
import { authorise } from "../../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../../library/workplace.ts";
import { historyOf } from "../ledger-of.ts";
import { ledgerRecords } from "../ledger-records.ts";
import { medianOf, scoreEstimates, standingEstimates, type Decided, type Estimate, type EstimateScore } from "./score-estimates.ts";

/** What is told of the estimates on a question. Those of others are hidden until one's own is given, or the question is decided. */
export interface QuestionEstimates {
  readonly question: string;
  /** One's own, oldest first: every change is kept. */
  readonly own: readonly { readonly at: string; readonly chance: number }[];
  /** Members who gave one. */
  readonly count: number;
  readonly isRevealed: boolean;
  /** Null where hidden, or nobody gave one. */
  readonly median: number | null;
  /** The standing ones of other members; empty where hidden. */
  readonly others: readonly { readonly name: string; readonly at: string; readonly chance: number }[];
  readonly readers: { readonly count: number; readonly median: number | null };
}

export interface EstimatesView {
  readonly questions: readonly QuestionEstimates[];
  readonly scores: {
    readonly members: readonly (EstimateScore & { readonly name: string; readonly isOwn: boolean })[];
    /** Of the median of the members, question by question. */
    readonly median: EstimateScore | null;
    readonly readers: EstimateScore | null;
    /** Questions on which the members are scored. */
    readonly questions: readonly string[];
  };
}

/** Chances of one member on one question: each is kept, and nobody changes their mind so often. */
const mostOwn = 500;

const day = (moment: string): string => moment.slice(0, 10);

/**
 * Gives one's own chance on an open question of the ledger; an earlier one of one's own stays in the history.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_ESTIMATE_CLOSED for a question that is decided, closed, asks for more than yes or no, or has 500 of one's own
 */
export async function giveEstimate(
  workplace: Workplace,
  { question, chance }: { readonly question: string; readonly chance: number },
): Promise<{ at: string }> {
  const { project } = workplace;
  const { estimates } = authorise(workplace, "estimate");
  const { questions, outcomes } = await ledgerRecords(workplace);
  const asked = questions.find(({ id }) => id === question);
  if (asked === undefined) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "question", id: question });
  const at = momentOf(workplace);
  const reason = whyClosed(asked, currentOutcomes(historyOf(outcomes)).has(question), day(at));
  if (reason !== null) throw new RapporteurError("RAP_ESTIMATE_CLOSED", { question: asked.text, reason });
  const account = accountOf(workplace);
  if (!(await estimates.add(project, { question, account, at, chance }, mostOwn)))
    throw new RapporteurError("RAP_ESTIMATE_CLOSED", { question: asked.text, reason: `has ${mostOwn} chances of yours already` });
  return { at };
}

function whyClosed({ kind, closes, due }: QuestionRecord, isDecided: boolean, today: string): string | null {
  if (kind !== "binary") return "asks for more than yes or no";
  if (isDecided) return "is decided";
  const end = closes ?? due;
  return end !== null && end < today ? "was to be decided by now" : null;
}

/**
 * The estimates of a project as one member may see them, and the scores on what is decided.
 *
 * Cost: O(questions + estimates).
 */
export async function readEstimates(workplace: Workplace): Promise<EstimatesView> {
  const { store, project } = workplace;
  const { questions, outcomes } = await ledgerRecords(workplace);
  const settled = currentOutcomes(historyOf(outcomes));
  const decided = decidedOf(settled);
  const members: readonly Estimate[] = (await store.estimates.ofProject(project)).map(({ account, ...rest }) => ({ ...rest, giver: account }));
  const readers = readersOf(questions, await store.estimates.ofReaders(project));
  const self = accountOf(workplace);
  const names = await namesOf(workplace, members);
  const byMembers = Map.groupBy(members, ({ question }) => question);
  const byReaders = Map.groupBy(readers, ({ question }) => question);
  const told = questions.flatMap(({ id, kind }): QuestionEstimates[] => {
    if (kind !== "binary") return [];
    const given = byMembers.get(id) ?? [];
    const own = given.filter(({ giver }) => giver === self).map(({ at, chance }) => ({ at, chance }));
    const standing = standingEstimates(given, id);
    // One that came to nothing has an outcome that nobody is scored on: it is as little a secret.
    const isRevealed = own.length > 0 || settled.has(id);
    const others = [...standing.values()].filter(({ giver }) => giver !== self);
    const ofReaders = [...standingEstimates(byReaders.get(id) ?? [], id).values()].map(({ chance }) => chance);
    return [
      {
        question: id,
        own,
        count: standing.size,
        isRevealed,
        median: isRevealed ? medianOf([...standing.values()].map(({ chance }) => chance)) : null,
        others: isRevealed ? others.map(({ giver, at, chance }) => ({ name: names.get(giver) ?? "", at, chance })) : [],
        readers: { count: ofReaders.length, median: isRevealed ? medianOf(ofReaders) : null },
      },
    ];
  });
  const scored = scoreEstimates(members, decided);
  const ranked = [...scored.givers].map(([giver, score]) => ({ ...score, name: names.get(giver) ?? "", isOwn: giver === self }));
  return {
    questions: told,
    scores: {
      members: ranked.toSorted((a, b) => a.brier - b.brier || b.n - a.n || (a.name < b.name ? -1 : 1)),
      median: scored.median,
      readers: scoreEstimates(readers, decided).median,
      questions: scored.questions,
    },
  };
}

function decidedOf(settled: ReturnType<typeof currentOutcomes>): Map<string, Decided> {
  const decided = new Map<string, Decided>();
  for (const [question, { verdict, happened }] of settled) {
    if (verdict.kind !== "yes" && verdict.kind !== "no") continue;
    decided.set(question, { outcome: verdict.kind === "yes" ? 1 : 0, happened: day(new Date(happened).toISOString()) });
  }
  return decided;
}

/** Readers give a chance on a forecast; it is one on the question that the forecast answers. */
function readersOf(
  questions: readonly QuestionRecord[],
  given: readonly { readonly statement: string; readonly giver: string; readonly at: string; readonly chance: number }[],
): Estimate[] {
  const questionOf = new Map(questions.flatMap(({ id, statements }) => statements.map((statement) => [statement, id] as const)));
  return given.flatMap(({ statement, ...rest }) => {
    const question = questionOf.get(statement);
    return question === undefined ? [] : [{ ...rest, question }];
  });
}

async function namesOf({ store }: Workplace, members: readonly Estimate[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(members.map(({ giver }) => giver))) names.set(id, (await store.accounts.account(id))?.name ?? "");
  return names;
}
