/** Language: the names that change only with a major version. The others are in `rapporteur/nlp/unstable`. */
import { analyse as analyseWith, type AnalyseOptions, type Analysis } from "@rapporteur/reader/language";
import { languageModel } from "@rapporteur/reader/reading";

export {
  builtInGazetteer,
  extendGazetteer,
  parseGazetteer,
  type AnalyseOptions,
  type Analysis,
  type Gazetteer,
  type GazetteerEntry,
  type LanguageModel,
  type Mention,
  type MentionKind,
  type Sentence,
  type Token,
} from "@rapporteur/reader/language";
export { languageModel } from "@rapporteur/reader/reading";

/**
 * Sentences with tokens, tags and trees, and the mentions of entities in a text, by the model that ships with the package unless another
 * is given. That one is read at the first call and kept for the life of the process.
 *
 * @throws RAP_NLP_MODEL_MISSING or RAP_NLP_MODEL_CORRUPT where the package's model cannot be read
 * Cost: linear in the text, after about a tenth of a second for the model. Deterministic.
 */
export function analyse(text: string, options: Partial<AnalyseOptions> = {}): Analysis {
  return analyseWith(text, { ...options, model: options.model ?? languageModel() });
}
