import type { Readout } from "@rapporteur/reader/readout";
import { mapStrings } from "../map-strings.ts";
import { digestOf } from "../digest.ts";
import { basisText, directionText, horizonText, rangeText } from "../probability.ts";
import { answersByQuestion, authorOf, clip, nameOf, onOneLine, quoted, reviewSentence, rolesOf, speakerOf, statementsOf } from "../selection.ts";
import { printable, wrapLines, type TerminalStyle } from "./terminal.ts";

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: TerminalStyle;
}

interface Page extends TextOptions {
  readonly readout: Readout;
}

/**
 * The readout as an analyst wants it on a terminal: who wrote, what each says in their words, who does what to whom, what
 * is expected, what causes what, agreement and difference, answers. Sections without content are left out.
 *
 * @returns lines joined by LF, ending with one; no line wider than `options.width` (20 at least)
 */
export function presentText(readout: Readout, options: TextOptions): string {
  const page: Page = { readout: mapStrings(readout, printable), ...options };
  const sections = [
    head(page),
    contributions(page),
    relations(page),
    forecasts(page),
    causes(page),
    positions(page),
    comparison(page),
    answers(page),
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
    const roles = rolesOf(readout, contribution);
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
  const lines = statementsOf(readout, "relation").map((relation) => {
    const sign = relation.quad.endsWith("cooperation") ? style.good("+") : style.bad("−");
    const claim = `${sign} ${nameOf(readout, relation.source)} → ${nameOf(readout, relation.target)}: ${style.strong(relation.action)}`;
    return entry(page, claim, relation.quote, by(page, relation, "speaker not named"));
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
  const lines = statementsOf(readout, "cause").map((cause) => {
    const arrow = cause.sign === null ? "→" : cause.sign === 1 ? style.good("→(+)") : style.bad("→(−)");
    const side = (part: typeof cause.cause): string => nameOf(readout, part.concept, clip(part.text, 80));
    return entry(page, `${side(cause.cause)} ${arrow} ${side(cause.effect)}`, cause.quote, by(page, cause, "speaker not named"));
  });
  return section(page, "What is said to cause what", lines);
}

function positions(page: Page): string {
  const { readout, style } = page;
  const lines = statementsOf(readout, "position").map((position) => {
    const stance = position.agreement ? style.good("for") : style.bad("against");
    const claim = `${speakerOf(readout, position)} ${stance} ${nameOf(readout, position.concept)} (${position.intensity > 0 ? "+" : "−"}${Math.abs(position.intensity).toFixed(1)})`;
    return entry(page, claim, position.quote, by(page, position, "speaker named"));
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
    return [wrapLines(`${page.style.strong(item.kind)} on ${nameOf(readout, item.about)}`, page.width, "  ", "    "), ...sides].join("\n");
  });
  return section(page, "Where they agree and differ", lines);
}

/** A terminal is no archive: the page and the JSON show every passage. */
const passagesShown = 2;

function answers(page: Page): string {
  const { readout } = page;
  const groups = answersByQuestion(readout);
  const lines = readout.document.questions.map((question, index) => {
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
