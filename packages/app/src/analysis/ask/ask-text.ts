import { stances, type AskAnswer, type AskedExpert, type AskQuote, type Stance } from "./ask-types.ts";

const stanceWords: Readonly<Record<Stance, string>> = { for: "for", against: "against", unclear: "no stance coded" };

/** An answer for a terminal. */
export function askedText(question: string, { experts, looked, topics }: AskAnswer, nameOf: (key: string) => string): string {
  const { documents, statements, passages } = looked;
  const through = `Looked through ${counted(passages, "passage")} and ${counted(statements, "statement")} of ${counted(documents, "document")}.`;
  if (experts.length === 0) {
    const about = topics.length === 0 ? "The question names nothing to look for." : `Nobody addresses it (${topics.join(", ")}).`;
    return `${question}\n\n${about}\n${through}`;
  }
  return [question, ...experts.map((expert) => expertText(expert, nameOf)), through].join("\n\n");
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function expertText(expert: AskedExpert, nameOf: (key: string) => string): string {
  const name = expert.speaker === null ? "speaker not named" : nameOf(expert.speaker);
  const lines = stances.flatMap((stance) =>
    expert[stance].map((quote) => `  ${stanceWords[stance]}${aboutWords(quote, nameOf)}: “${plain(quote.quote)}” (${placeWords(quote)})`),
  );
  return [name, ...lines, ...(expert.moreCount === 0 ? [] : [`  and ${expert.moreCount} more`])].join("\n");
}

const aboutWords = ({ about }: AskQuote, nameOf: (key: string) => string): string => (about === null ? "" : ` ${nameOf(about)}`);
const placeWords = ({ title, day, review, type }: AskQuote): string =>
  [title, day, type, review === "draft" ? "draft" : null].filter((part) => part !== null && part !== "").join(", ");
const plain = (words: string): string => words.replaceAll(/\s+/g, " ").trim();
