import type { Span } from "./span.ts";

/** An office or post as a bio or title gives it. */
export interface Role {
  readonly text: string;
  /** Entity id of the body it belongs to, or null. */
  readonly org: string | null;
  /** True where the text says "former", "ex-", "retired", "then" … */
  readonly former: boolean;
}

/** A person who signs a contribution beside its author. */
export interface CoAuthor {
  readonly author: string;
  readonly affiliation: string | null;
  readonly roles: readonly Role[];
}

/** One expert's part of a document. An op-ed is one contribution. `author` null means: unattributed, never guessed. */
export interface Contribution extends Span {
  readonly heading: string | null;
  readonly body: readonly [number, number];
  /** Span of the bio or signature, or null where there is none. */
  readonly bio: readonly [number, number] | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  readonly roles: readonly Role[];
  /** In the order in which they sign, the author left out; absent where one person signs. */
  readonly coAuthors?: readonly CoAuthor[] | undefined;
}

/** Everybody who signs a contribution, in order; empty where nobody does. */
export function signatories({
  author,
  affiliation,
  roles,
  coAuthors = [],
}: Pick<Contribution, "author" | "affiliation" | "roles" | "coAuthors">): readonly CoAuthor[] {
  return author === null ? [] : [{ author, affiliation, roles }, ...coAuthors];
}

/** A question that the document puts to its experts. */
export interface Question extends Span {
  readonly text: string;
  readonly from: "title" | "standfirst" | "body";
}

/** The questions that are shown with their answers, by their place: a title that asks is a headline over the questions below it, and one of its own only where somebody answers it. */
export function shownQuestions<Asked extends Pick<Question, "from">>(
  questions: readonly Asked[],
  isAnswered: (index: number) => boolean,
): readonly { readonly question: Asked; readonly index: number }[] {
  return questions
    .map((question, index) => ({ question, index }))
    .filter(({ question, index }) => question.from !== "title" || questions.length === 1 || isAnswered(index));
}
