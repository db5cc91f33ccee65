import { chanceOf } from "./chance.ts";
import { contentOf, type Half } from "./content.ts";
import type { Person } from "./names.ts";
import { footNoise, headNoise, midNoise, topNoise, type NoiseSource } from "./noise.ts";
import { leavesOf, textOf, type LineRole, type Part } from "./part.ts";
import { toHtml, toMarkdown, toText, type PageFormat } from "./render.ts";
import type { Template } from "./templates/making.ts";
import { reportedTemplates } from "./templates/reported.ts";
import { signedTemplates } from "./templates/signed.ts";
import { transcriptTemplates } from "./templates/transcript.ts";

export const templates: readonly Template[] = [...signedTemplates, ...reportedTemplates, ...transcriptTemplates];

export interface LabelledLine {
  readonly role: LineRole;
  readonly text: string;
}

/** A page with what is true of it. */
export interface LabelledPage {
  readonly name: string;
  readonly template: string;
  readonly family: Template["family"];
  readonly format: PageFormat;
  readonly source: string;
  readonly lines: readonly LabelledLine[];
  readonly contributions: readonly LabelledContribution[];
  readonly hosts: readonly string[];
  readonly questions: readonly string[];
  /** Who wrote a page made by hand: "first" … */
  readonly hand?: string | null;
  /** Of a report the passages hold quoted words alone: what else a contribution holds is then not wrong. */
  readonly marksQuotationsOnly?: boolean;
}

export interface LabelledContribution {
  readonly author: string;
  readonly given: string;
  /** Title and body of the post that the page names. */
  readonly post: { readonly title: string; readonly body: string | null } | null;
  /** The person's words, run by run. */
  readonly passages: readonly string[];
}

const formats: readonly PageFormat[] = ["html", "html", "text", "wrapped", "markdown"];

/** Pages of all templates of a half: `perTemplate` of each, in turn over the formats. The same seed gives the same pages. */
export function* generatePages(half: Half, perTemplate: number, seed = 1): Generator<LabelledPage> {
  for (const [order, template] of templates.entries()) {
    if (template.half !== half) continue;
    for (let index = 0; index < perTemplate; index++) {
      const format = formats[(index + order) % formats.length] ?? "html";
      yield generatePage(template, format, seed * 1_000_003 + order * 10_007 + index);
    }
  }
}

export function generatePage(template: Template, format: PageFormat, seed: number): LabelledPage {
  const chance = chanceOf(seed);
  const content = contentOf(template.half);
  const noise: NoiseSource = { chance, content, half: template.half };
  const isClean = chance.is(0.1);
  const mid = (): Part[] => (isClean ? [] : midNoise(noise));
  const page = template.make({ chance, content, half: template.half, mid, top: () => (isClean ? [] : topNoise(noise)) });
  const parts = isClean ? page.parts : [...headNoise(noise), ...page.parts, ...footNoise(noise)];
  const leaves = leavesOf(parts);
  const title = textOf(leaves.find(({ role }) => role === "title") ?? leaves[0] ?? { role: "title", tag: "h1", runs: [] });
  const passagesOf = (person: Person): string[] =>
    leaves.flatMap((line) => line.runs.filter((run) => run.owner === person.name).map((run) => run.text.trim()));
  return {
    name: `${template.name}-${seed}`,
    template: template.name,
    family: template.family,
    format,
    source: render(parts, format, { title, chance }),
    lines: leaves.map((line) => ({ role: line.role, text: textOf(line).trim() })),
    contributions: page.contributors.map((person) => ({
      author: person.name,
      given: person.given,
      post: page.tellsPosts ? { title: person.post.title, body: person.post.body } : null,
      passages: passagesOf(person),
    })),
    hosts: page.hosts,
    questions: [...new Set(page.questions)],
  };
}

function render(parts: readonly Part[], format: PageFormat, { title, chance }: { title: string; chance: ReturnType<typeof chanceOf> }): string {
  if (format === "html") return toHtml(parts, { title, chance });
  if (format === "markdown") return toMarkdown(parts);
  return toText(parts, { width: format === "wrapped" ? chance.between(62, 88) : 0, mark: chance.pick(["-", "•", "*", ""]) });
}
