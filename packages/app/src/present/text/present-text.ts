import { shownQuestions } from "@rapporteur/core/model";
import { agreedSide } from "../agreed-side.ts";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { gatherStatements } from "../gather.ts";
import { mapStrings } from "../map-strings.ts";
import { digestOf } from "../digest.ts";
import { basisText, directionText, horizonText, rangeText } from "../probability.ts";
import {
  answersByQuestion,
  authorOf,
  clip,
  nameOf,
  onOneLine,
  onThing,
  quoted,
  reviewSentence,
  standingOf,
  speakerOf,
  statementsOf,
} from "../selection.ts";
import { printable, wrapLines, type TerminalStyle } from "./terminal.ts";

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Every claim in the order of the text; otherwise equal ones are gathered, and the weightiest of each kind are shown. */
  readonly showsAll?: boolean;
  readonly style: TerminalStyle;
}

interface Page extends TextOptions {
  readonly readout: Readout;
}

/**
 * The readout as an analyst wants it on a terminal: per question who says what, who wrote and what each says in their words, what is expected, agreement and
 * difference, then the acts, causes and stances that weigh most. Sections without content are left out.
 *
 * @returns lines joined by LF, ending with one; no line wider than `options.width` (20 at least)
 */
export function presentText(readout: Readout, options: TextOptions): string {
  const page: Page = { readout: mapStrings(readout, printable), ...options };
  const sections = [
    head(page),
    answers(page),
    contributions(page),
    forecasts(page),
    comparison(page),
    relations(page),
    causes(page),
    positions(page),
    foot(page),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function section(page: Page, title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [page.style.heading(title.toUpperCase()), ...lines].join("\n");
}

/** A line with what is claimed, and under it, indented, the words it stands on. */
function entry(page: Page, claim: string, quote: string, note = ""): string {
  const line = wrapLines(claim, page.width, "  ", "    ");
  const words = wrapLines(`${quoted(quote, 260)}${note === "" ? "" : ` ${page.style.faint(note)}`}`, page.width, "      ");
  return `${line}\n${words}`;
}

/** Drafts less sure than this are not shown unless all are asked for; what a person accepted always is. */
const leastConfidence = 0.25;

/** How many claims of a kind are shown unless all are asked for. */
const claimsShown = 10;

/** The claims of one kind, gathered and cut to the weightiest, with a line that says how many are left out. */
function claims<Type extends ReadoutStatement["type"]>(
  page: Page,
  type: Type,
  { keyOf, show }: { keyOf: (statement: StatementOf<Type>) => string; show: (statement: StatementOf<Type>, times: string) => string },
): string[] {
  const statements = statementsOf(page.readout, type);
  if (page.showsAll === true) return statements.map((statement) => show(statement, ""));
  const gathered = gatherStatements(statements.filter(isShown), { keyOf, length: page.readout.document.text.length });
  const lines = gathered.slice(0, claimsShown).map(({ statement, count }) => show(statement, count > 1 ? ` ×${count}` : ""));
  const rest = gathered.length - lines.length + statements.filter((statement) => !isShown(statement)).length;
  return rest > 0 ? [...lines, wrapLines(page.style.faint(`and ${rest} more; --all shows them`), page.width, "  ")] : lines;
}

function isShown({ confidence, review }: ReadoutStatement): boolean {
  return review === "accepted" || confidence >= leastConfidence;
}

type StatementOf<Type extends ReadoutStatement["type"]> = Extract<ReadoutStatement, { type: Type }>;

function head(page: Page): string {
  const { document } = page.readout;
  const from = [document.publisher, document.published, document.url].filter((part) => part !== null).join(" · ");
  const lines = [page.style.strong(wrapLines(onOneLine(document.title), page.width))];
  if (from !== "") lines.push(page.style.faint(wrapLines(from, page.width)));
  if (document.tags.length > 0) lines.push(page.style.faint(wrapLines(`Tags: ${document.tags.join(", ")}`, page.width)));
  return lines.join("\n");
}

function contributions(page: Page): string {
  const { readout, style } = page;
  const lines = readout.document.contributions.map((contribution, index) => {
    const roles = standingOf(readout, contribution);
    const who = style.strong(authorOf(readout, contribution)) + (roles === "" ? "" : style.faint(` — ${onOneLine(roles)}`));
    const parts = [wrapLines(who, page.width, "  ", "    ")];
    if (contribution.heading !== null) parts.push(wrapLines(onOneLine(contribution.heading), page.width, "    "));
    const digest = digestOf(readout, contribution, index);
    if (digest !== null) parts.push(wrapLines(quoted(digest, 320), page.width, "      "));
    return parts.join("\n");
  });
  return section(page, "Who wrote, and what they say", lines);
}

const statusNote: Readonly<Record<string, string>> = {
  actual: "",
  denied: "denied",
  hypothetical: "not asserted, only supposed",
  demanded: "called for",
};

/** Who reports it and how it stands; with the speaker, where the claim does not name them already. */
function by(page: Page, statement: Readout["statements"][number], named: "speaker named" | "speaker not named"): string {
  const reporters = statement.reportedBy.map((id) => nameOf(page.readout, id));
  const speaker = named === "speaker named" ? "" : speakerOf(page.readout, statement);
  const notes = [speaker, ...(reporters.length > 0 ? [`reported by ${reporters.join(", ")}`] : []), statusNote[statement.status] ?? ""];
  const said = notes.filter((note) => note !== "");
  return said.length === 0 ? "" : `(${said.join("; ")})`;
}

function relations(page: Page): string {
  const { readout, style } = page;
  const lines = claims(page, "relation", {
    keyOf: ({ source, target, action, status }) => [source, target, action, status].join("\n"),
    show: (relation, times) => {
      const sign = relation.quad.endsWith("cooperation") ? style.good("+") : style.bad("−");
      const target = nameOf(readout, relation.target, onThing(relation));
      const claim = `${sign} ${nameOf(readout, relation.source)} → ${target}: ${style.strong(relation.action)}${times}`;
      return entry(page, claim, relation.quote, by(page, relation, "speaker not named"));
    },
  });
  return section(page, "Who does what to whom", lines);
}

function forecasts(page: Page): string {
  const { readout, style } = page;
  const lines = statementsOf(readout, "forecast").map((forecast) => {
    const parts = [
      style.strong(rangeText(forecast)),
      basisText(forecast),
      horizonText(forecast),
      forecast.condition === null ? "" : onOneLine(forecast.condition.text),
    ];
    const claim = `${speakerOf(readout, forecast)} ${directionText(forecast)}: ${clip(forecast.event.text, 160)} [${parts.filter((part) => part !== "").join("; ")}]`;
    return entry(page, claim, forecast.quote, by(page, forecast, "speaker named"));
  });
  return section(page, "What they expect", lines);
}

function causes(page: Page): string {
  const { readout, style } = page;
  const side = (part: { readonly text: string; readonly concept: string | null }): string => nameOf(readout, part.concept, clip(part.text, 80));
  const lines = claims(page, "cause", {
    keyOf: ({ cause, effect, sign, status }) => [side(cause), side(effect), sign, status].join("\n"),
    show: (statement, times) => {
      const arrow = statement.sign === null ? "→" : statement.sign === 1 ? style.good("→(+)") : style.bad("→(−)");
      const claim = `${side(statement.cause)} ${arrow} ${side(statement.effect)}${times}`;
      return entry(page, claim, statement.quote, by(page, statement, "speaker not named"));
    },
  });
  return section(page, "What is said to cause what", lines);
}

function positions(page: Page): string {
  const { readout, style } = page;
  const lines = claims(page, "position", {
    keyOf: ({ speaker, concept, agreement, status }) => [speaker, concept, agreement, status].join("\n"),
    show: (position, times) => {
      const stance = position.agreement ? style.good("for") : style.bad("against");
      const size = `${position.intensity > 0 ? "+" : "−"}${Math.abs(position.intensity).toFixed(1)}`;
      const claim = `${speakerOf(readout, position)} ${stance} ${nameOf(readout, position.concept)} (${size})${times}`;
      return entry(page, claim, position.quote, by(page, position, "speaker named"));
    },
  });
  return section(page, "Where they stand", lines);
}

function comparison(page: Page): string {
  const { readout } = page;
  const quotes = new Map(readout.statements.map((statement) => [statement.id, statement.quote]));
  const lines = readout.comparison.map((item) => {
    const sides = item.sides.map((side) => {
      const who = side.contributions.map((index) => {
        const contribution = readout.document.contributions[index];
        return contribution === undefined ? "" : authorOf(readout, contribution);
      });
      const words = side.statements.map((id) => quoted(quotes.get(id) ?? "", 200)).join(" ");
      return wrapLines(`${who.join(", ")}: ${words}`, page.width, "      ", "        ");
    });
    return [
      wrapLines(`${page.style.strong(item.kind)} on ${nameOf(readout, item.about)}${agreedSide(readout, item)}`, page.width, "  ", "    "),
      ...sides,
    ].join("\n");
  });
  return section(page, "Where they agree and differ", lines);
}

/** A terminal is no archive: the page and the JSON show every passage. */
const passagesShown = 2;

function answers(page: Page): string {
  const { readout } = page;
  const groups = answersByQuestion(readout);
  const lines = shownQuestions(readout.document.questions, (index) => groups.has(index)).map(({ question, index }) => {
    const given = (groups.get(index) ?? []).flatMap((answer) => {
      const contribution = readout.document.contributions[answer.contribution];
      if (contribution === undefined) return [];
      const words = answer.passages.slice(0, passagesShown).map(([start, end]) => quoted(readout.document.text.slice(start, end), 240));
      const rest = answer.passages.length - words.length;
      if (rest > 0) words.push(page.style.faint(`(and ${rest} more)`));
      return [wrapLines(`${authorOf(readout, contribution)}: ${words.join(" ")}`, page.width, "      ", "        ")];
    });
    const none = wrapLines(page.style.faint("no passage was found that answers it"), page.width, "      ");
    return [wrapLines(page.style.strong(onOneLine(question.text)), page.width, "  ", "    "), ...(given.length > 0 ? given : [none])].join("\n");
  });
  return section(page, "Answers by question", lines);
}

function foot(page: Page): string {
  const { readout, style } = page;
  const warnings = readout.warnings.map((warning) => wrapLines(`! ${warning.message}`, page.width, "  ", "    "));
  const counts = wrapLines(`${reviewSentence(readout)} Coder ${readout.producer.coder}.`, page.width);
  return [section(page, "Warnings", warnings), style.faint(counts)].filter((part) => part !== "").join("\n\n");
}
