import { readFileSync } from "node:fs";
import { actions, type BuiltInType, entityTypes, estimativeScales, quadClasses, statementTypes } from "@rapporteur/core/model";
import type { StatementVariable, TypeRecord } from "../records/statement-record.ts";
import { docsPath } from "../settings/app-path.ts";

type Given = Partial<Omit<StatementVariable, "name" | "label" | "kind">>;

function variable(name: string, label: string, kind: StatementVariable["kind"], given: Given = {}): StatementVariable {
  return { name, label, kind, entityTypes: [], choices: [], minimum: null, maximum: null, isRequired: false, help: "", ...given };
}

const actorTypes = entityTypes.filter((type) => type !== "concept" && type !== "place");
const unit = { minimum: 0, maximum: 1 } as const;

const variables: Readonly<Record<BuiltInType, readonly StatementVariable[]>> = {
  position: [
    variable("concept", "Concept", "entity", { help: "What the stance is on, as a neutral noun phrase." }),
    variable("agreement", "Agreement", "boolean", { isRequired: true, help: "True for, false against." }),
    variable("intensity", "Intensity", "number", { minimum: -1, maximum: 1, isRequired: true, help: "Its sign is that of the agreement." }),
  ],
  relation: [
    variable("source", "Source", "entity", { entityTypes: [...actorTypes, "place"], help: "Who acts." }),
    variable("target", "Target", "entity", { entityTypes: [...actorTypes, "place"], help: "On whom." }),
    variable("action", "Action", "short text", { choices: [...actions], isRequired: true, help: "One of the 16 PLOVER types." }),
    variable("quad", "Quad class", "short text", { choices: [...quadClasses], isRequired: true, help: "Follows from the action." }),
    variable("weight", "Weight", "number", { minimum: -10, maximum: 10, isRequired: true, help: "Conflict −10 to cooperation 10 (Goldstein 1992)." }),
    variable("date", "Date", "date", { help: "Only if the text dates the act." }),
  ],
  forecast: [
    variable("forecaster", "Forecaster", "entity", { help: "As the speaker." }),
    variable("event", "Event", "long text", { isRequired: true, help: "What is expected, put affirmatively." }),
    variable("direction", "Direction", "integer", {
      minimum: -1,
      maximum: 1,
      isRequired: true,
      help: "1 expects it, −1 expects it not, 0 leaves it open.",
    }),
    variable("term", "Words of the chance", "short text", { help: "As they are in the text." }),
    variable("scale", "Scale", "short text", { choices: estimativeScales.map(({ id }) => id), help: "On which the words are read." }),
    variable("low", "Lowest chance", "number", { ...unit, help: "Of the affirmative event." }),
    variable("best", "Midpoint", "number", { ...unit, help: "For display only." }),
    variable("high", "Highest chance", "number", { ...unit, help: "Of the affirmative event." }),
    variable("basis", "Basis of the numbers", "short text", { choices: ["stated", "scale"] }),
    variable("horizon", "Horizon", "short text", { help: "The words for the time." }),
    variable("horizonFrom", "Horizon from", "date"),
    variable("horizonTo", "Horizon to", "date"),
    variable("condition", "Condition", "long text", { help: "The words of the condition, with “if”." }),
  ],
  cause: [
    variable("cause", "Cause", "entity", { help: "As a neutral concept." }),
    variable("effect", "Effect", "entity", { help: "As a neutral concept." }),
    variable("causeText", "Words of the cause", "long text"),
    variable("effectText", "Words of the effect", "long text"),
    variable("sign", "Sign", "integer", {
      minimum: -1,
      maximum: 1,
      help: "1 the effect rises with the cause, −1 it falls; empty where the text does not say.",
    }),
    variable("strength", "Strength", "number", { ...unit, help: "How strongly the link is put." }),
    variable("connective", "Connective", "short text", { help: "The words that make the link." }),
  ],
};

/** Colour-blind-safe on the light theme's paper; the dark theme has lighter ones of the same hue. */
const colors: Readonly<Record<BuiltInType, string>> = { position: "#00639c", relation: "#a94400", forecast: "#7f3a80", cause: "#00694c" };

/** The four statement types that every project begins with, their codebook cut from docs/codebook.md. */
export function defaultTypes(makeId: (letter: string) => string): TypeRecord[] {
  const sections = codebookSections(readFileSync(docsPath("codebook.md"), "utf8"));
  return statementTypes.map((key, order) => ({
    id: makeId("t"),
    key,
    label: key.slice(0, 1).toUpperCase() + key.slice(1),
    color: colors[key],
    variables: [...variables[key]],
    codebook: sections.get(key) ?? "",
    isBuiltIn: true,
    order,
  }));
}

/** The sections of a codebook by their heading, lower case. */
function codebookSections(markdown: string): Map<string, string> {
  const sections = markdown.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim().toLowerCase(), section.slice(end + 1).trim()];
    }),
  );
}
