/** Event data by lexicon and dictionary, for comparison with other event coders: what `import … from "rapporteur/coding/unstable"` gives beside the reading coder. */
export { indexAttributions, type Attribution, type AttributionIndex } from "./attribution.ts";
export { actionBetween, type ActionBetween } from "./action-between.ts";
export { codeEvent, type CodedEvent } from "./code-event.ts";
export { codeRelations, type CodedRelations, type RelationOptions } from "./code-relations.ts";
export { findCriticism, type Criticism } from "./find-criticism.ts";
export { codeByDictionaries, type DictionaryEvent, type PetrarchDictionaries } from "./petrarch/code-sentence.ts";
export { loadPetrarchActors, loadPetrarchAgents, loadPetrarchDiscards } from "./petrarch/read-dictionary.ts";
export { loadPetrarchVerbs } from "./petrarch/read-verbs.ts";
export { ploverReading } from "./plover-reading.ts";
