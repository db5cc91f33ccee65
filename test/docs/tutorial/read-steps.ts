import type { Nodes, Paragraph } from "mdast";
import { parseMarkdown } from "../../../scripts/site/parse-markdown.ts";

/** What a sentence of a tutorial asks its reader to do, or says that is then seen. */
export type Step =
  | { readonly does: "run"; readonly command: string }
  | { readonly does: "open" }
  | { readonly does: "return" }
  | { readonly does: "wait"; readonly seconds: number }
  | { readonly does: "click"; readonly name: string; readonly inside?: string; readonly row?: string; readonly file?: string }
  | { readonly does: "press"; readonly key: string; readonly times: number }
  | { readonly does: "type"; readonly text: string; readonly field: string }
  | { readonly does: "choose"; readonly option: string; readonly field: string }
  /** `day` as YYYY-MM-DD. */
  | { readonly does: "day"; readonly day: string; readonly field: string }
  | { readonly does: "select"; readonly words: string }
  | { readonly does: "see"; readonly text: string };

export interface PlacedStep {
  /** "docs/learn/first-page.md:12". */
  readonly place: string;
  readonly sentence: string;
  readonly step: Step;
}

interface Form {
  readonly pattern: RegExp;
  readonly step: (parts: Readonly<Record<string, string>>) => Step;
}

const forms: readonly Form[] = [
  { pattern: /^Run `(?<command>[^`]+)`\./, step: ({ command = "" }) => ({ does: "run", command }) },
  { pattern: /^Open the address that it prints in a browser\./, step: () => ({ does: "open" }) },
  { pattern: /^Go back to the workbench\./, step: () => ({ does: "return" }) },
  { pattern: /^Wait (?<seconds>\d+) seconds\./, step: ({ seconds = "0" }) => ({ does: "wait", seconds: Number(seconds) }) },
  {
    pattern: /^Click \*\*(?<name>[^*]+)\*\* and choose the file `(?<file>[^`]+)`\./,
    step: ({ name = "", file = "" }) => ({ does: "click", name, file }),
  },
  {
    pattern: /^Click \*\*(?<name>[^*]+)\*\* in the row “(?<row>[^”]+)”\./,
    step: ({ name = "", row = "" }) => ({ does: "click", name, row }),
  },
  {
    pattern: /^Click \*\*(?<name>[^*]+)\*\* in \*\*(?<inside>[^*]+)\*\*\./,
    step: ({ name = "", inside = "" }) => ({ does: "click", name, inside }),
  },
  { pattern: /^Click \*\*(?<name>[^*]+)\*\*\./, step: ({ name = "" }) => ({ does: "click", name }) },
  {
    pattern: /^Press `(?<key>[^`]+)`(?: (?<times>\d+) times)?\./,
    step: ({ key = "", times = "1" }) => ({ does: "press", key, times: Number(times) }),
  },
  { pattern: /^Type “(?<text>[^”]+)” into \*\*(?<field>[^*]+)\*\*\./, step: ({ text = "", field = "" }) => ({ does: "type", text, field }) },
  {
    pattern: /^Choose the day (?<date>\d{1,2}) (?<month>[A-Z][a-z]+) (?<year>\d{4}) for \*\*(?<field>[^*]+)\*\*\./,
    step: ({ date = "", month = "", year = "", field = "" }) => ({ does: "day", day: isoDay(date, month, year), field }),
  },
  {
    pattern: /^Choose \*\*(?<option>[^*]+)\*\* for \*\*(?<field>[^*]+)\*\*\./,
    step: ({ option = "", field = "" }) => ({ does: "choose", option, field }),
  },
  { pattern: /^Select the words “(?<words>[^”]+)”\./, step: ({ words = "" }) => ({ does: "select", words }) },
  { pattern: /^You see “(?<text>[^”]+)”\./, step: ({ text = "" }) => ({ does: "see", text }) },
];

function isoDay(date: string, month: string, year: string): string {
  return new Date(`${date} ${month} ${year} UTC`).toISOString().slice(0, 10);
}

/**
 * The steps of a tutorial: every sentence of its ordered lists.
 *
 * @param source the page's file, to name places by
 * @throws Error naming the place of a sentence that has none of the forms above: nobody could perform it by the letter
 */
export function readSteps(source: string, markdown: string): PlacedStep[] {
  return parseMarkdown(markdown).children.flatMap((list) => {
    if (list.type !== "list" || list.ordered !== true) return [];
    return list.children.flatMap((item) =>
      item.children.flatMap((child) => {
        if (child.type !== "paragraph") throw new Error(`${source}:${child.position?.start.line ?? 0}: a step is sentences alone.`);
        return sentencesOf(`${source}:${child.position?.start.line ?? 0}`, written(child));
      }),
    );
  });
}

function sentencesOf(place: string, text: string): PlacedStep[] {
  const steps: PlacedStep[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const [step, length] = firstStep(place, rest);
    steps.push({ place, sentence: rest.slice(0, length), step });
    rest = rest.slice(length).trim();
  }
  return steps;
}

function firstStep(place: string, rest: string): [step: Step, length: number] {
  for (const { pattern, step } of forms) {
    const match = pattern.exec(rest);
    if (match !== null) return [step(match.groups ?? {}), match[0].length];
  }
  throw new Error(`${place}: no script can perform “${rest.slice(0, 80)}”; write it in a form of test/docs/tutorial/read-steps.ts.`);
}

/** A paragraph with the marks that tell names and keys, on one line. */
function written(paragraph: Paragraph): string {
  return paragraph.children.map(marked).join("").replace(/\s+/g, " ");
}

function marked(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return `\`${node.value}\``;
  if (node.type === "strong") return `**${node.children.map(marked).join("")}**`;
  return "children" in node ? node.children.map(marked).join("") : "";
}
