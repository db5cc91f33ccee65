import type { Span } from "@rapporteur/core/model";
import { builtInGazetteer } from "./entities/gazetteer/built-in-gazetteer.ts";
import type { Gazetteer } from "./entities/gazetteer/gazetteer-entry.ts";
import { matchGazetteer } from "./entities/gazetteer/match-gazetteer.ts";
import { recogniseEntities, type EntityContext } from "./entities/recognise-entities.ts";
import type { Analysis } from "./mention.ts";
import { analyseSyntax } from "./syntax/analyse-syntax.ts";
import type { LanguageModel, Parsing } from "./syntax/language-model.ts";

export interface AnalyseOptions {
  readonly model: LanguageModel;
  /** Headings, paragraphs, list items …: sentences never cross their edges. */
  readonly blocks?: readonly Span[];
  /** Names to know; the built-in gazetteer where it is left out. */
  readonly gazetteer?: Gazetteer;
  readonly context?: EntityContext;
  /** `accurate` where it is left out. */
  readonly parsing?: Parsing;
}

/**
 * The language layer of a text: sentences with tokens, tags and trees, and the mentions of entities in them.
 * Names that the gazetteer knows are forced to proper nouns before anything is tagged.
 *
 * Cost: linear in the text. Deterministic: the same text and model give the same analysis.
 */
export function analyse(text: string, options: AnalyseOptions): Analysis {
  const gazetteer = options.gazetteer ?? builtInGazetteer();
  const hits = matchGazetteer(text, gazetteer);
  const properNouns = hits.filter((hit) => hit.forms.every((form) => form.use === "name" || form.use === "seat"));
  const { model, blocks, parsing = "accurate" } = options;
  const sentences = analyseSyntax(text, model, { properNouns, parsing, ...(blocks === undefined ? {} : { blocks }) });
  const context = options.context === undefined ? {} : { context: options.context };
  const { mentions, entities, warnings } = recogniseEntities(text, sentences, { gazetteer, hits, ...context });
  return { text, sentences, mentions, entities, warnings };
}
