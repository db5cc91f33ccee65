import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { isPassive, obliquesOf, prepositionOf, subjectsOf, verbReadings } from "../../language/tree/clause.ts";
import { childBy, childrenBy, childrenOf, hasRelation, lemmaAt, subtreeOf, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";
import { accordingCue } from "./according-cue.ts";
import type { Cue, CuePattern, CueSource } from "./cue.ts";
import { base, clauseRuns, runsOf, type Place } from "./cue-place.ts";
import { nounPhraseAt } from "./source-phrase.ts";
import { sourceBefore } from "./surface-source.ts";
import { cueVerbs, type CueClass, type CueEntry, type CueFrame } from "./cue-lexicon.ts";

interface Found {
  readonly frame: CueFrame;
  readonly pattern: CuePattern;
  readonly contents: readonly Span[];
  /** Index of a particle or preposition that belongs to the cue. */
  readonly particle?: number;
}

/** All cues of a sentence, in text order. Cost: O(tokens · depth). */
export function findCues(sentence: Sentence, sentenceIndex: number): Cue[] {
  const cues: Cue[] = [];
  sentence.tokens.forEach((token, head) => {
    const place = { sentence, sentenceIndex, head };
    if (token.form.toLowerCase() === "according") pushIfAny(cues, accordingCue(place));
    else if (token.upos === "VERB" || isTaggedAside(sentence, head)) cues.push(...verbCues(place));
  });
  return cues;
}

/** "as the minister *claims*", tagged as a noun. */
function isTaggedAside(sentence: Sentence, head: number): boolean {
  return tokenAt(sentence, head).deprel === "advcl" && markOf(sentence, head) === "as" && verbReadings(sentence, head).length > 0;
}

function pushIfAny(cues: Cue[], cue: Cue | null): void {
  if (cue) cues.push(cue);
}

function verbCues(place: Place): Cue[] {
  const { sentence, head } = place;
  const lemma = lemmaAt(sentence, head);
  const entries = lookUp(sentence, head, lemma);
  if (entries.length === 0) return [];
  for (const { key, entry, particle } of entries) {
    const found = verbContent(place, entry, particle);
    if (found && isToldMe(sentence, head) && found.frame === "clause")
      return [{ ...makeCue(place, { lemma: key, class: entry.class, ...found }), pattern: "hearsay" }];
    if (found) return [makeCue(place, { lemma: key, class: entry.class, ...found })];
  }
  const plain = entries.find(({ entry }) => entry.frames.includes("clause"));
  if (!plain || !hasRelation(tokenAt(sentence, head), ["root", "conj", "parataxis", "ccomp", "advcl", "acl:relcl", "xcomp", "acl"])) return [];
  if (isAboutNoun(sentence, head)) return [];
  return [makeCue(place, { lemma: plain.key, class: plain.entry.class, frame: "clause", pattern: "clause", contents: [] })];
}

/** "The fund that Lima *announced* last week is small": what is announced stands before. */
function isAboutNoun(sentence: Sentence, head: number): boolean {
  if (tokenAt(sentence, head).deprel !== "acl:relcl") return false;
  const subject = childBy(sentence, head, "nsubj");
  return subject !== null && !/^(?:who|that|which)$/i.test(tokenAt(sentence, subject).form);
}

/** "I *am told* that": said by somebody whom the text keeps back. */
function isToldMe(sentence: Sentence, head: number): boolean {
  if (!/^(?:tell|inform|assure)$/.test(lemmaAt(sentence, head)) || !isPassive(sentence, head)) return false;
  return (
    childrenBy(sentence, head, "nsubj").some((subject) => /^(?:i|we)$/i.test(tokenAt(sentence, subject).form)) &&
    childBy(sentence, head, "obl:agent") === null
  );
}

interface Match {
  readonly key: string;
  readonly entry: CueEntry;
  readonly particle: number | null;
}

/** Entries for the verb with the particle or prepositions it has here, longest key first. */
function lookUp(sentence: Sentence, head: number, lemma: string): Match[] {
  const matches: Match[] = [];
  const particle = childBy(sentence, head, "compound:prt");
  if (particle !== null) addMatches(matches, `${lemma}-${lemmaAt(sentence, particle)}`, particle);
  for (const oblique of obliquesOf(sentence, head)) {
    const preposition = childBy(sentence, oblique.head, "case");
    if (preposition !== null) addMatches(matches, `${lemma}-${oblique.preposition}`, preposition);
  }
  addMatches(matches, lemma, null);
  return matches;
}

function addMatches(into: Match[], key: string, particle: number | null): void {
  for (const entry of cueVerbs.get(key) ?? []) into.push({ key, entry, particle });
}

function verbContent(place: Place, entry: CueEntry, particle: number | null): Found | null {
  const { sentence, head } = place;
  const passive = isPassive(sentence, head);
  if (entry.frames.includes("clause")) {
    const found = clauseContent(place, particle);
    if (found) return found;
  }
  if (entry.frames.includes("infinitive")) {
    const found = infinitiveContent(place, passive);
    if (found) return found;
  }
  if (entry.frames.includes("object")) return objectContent(place, particle, passive);
  return null;
}

function clauseContent({ sentence, head }: Place, particle: number | null): Found | null {
  const clause = childrenBy(sentence, head, "ccomp").at(-1) ?? null;
  if (clause !== null) {
    return { frame: "clause", pattern: "clause", contents: clauseRuns(sentence, clause, head), ...(particle === null ? {} : { particle }) };
  }
  return medialContent(sentence, head);
}

/** "The war, officials said, is lost": the cue hangs on its content. */
function medialContent(sentence: Sentence, head: number): Found | null {
  const token = tokenAt(sentence, head);
  const aside = habitOf(sentence, head);
  const hung = tokenAt(sentence, aside);
  const isAside = hung.deprel === "parataxis" || (hung.deprel === "advcl" && markOf(sentence, aside) === "as");
  if (!isAside || hung.head < 0 || childBy(sentence, aside, "nsubj") === null) return null;
  const isComplete = childrenBy(sentence, head, "obj", "ccomp", "xcomp").length === 0;
  if (!isComplete) return null;
  const runs = clauseRuns(sentence, clauseAround(sentence, hung.head), aside);
  // "will insist, as Danilov said, that the war must end": what is said begins with its "that".
  const own = runs.filter((run) => run.start > token.start && startsWithThat(sentence, run));
  // "…, as Danilov said, and I agree": what the writer adds behind is not said.
  const before = hung.deprel === "advcl" && hung.head < aside ? runs.filter((run) => run.start < token.start) : runs;
  return { frame: "clause", pattern: "medial", contents: own.length > 0 ? own : before };
}

/** "…, as Danilov *likes to say*": the verb that carries the saying. */
function habitOf(sentence: Sentence, head: number): number {
  const { deprel, head: above } = tokenAt(sentence, head);
  return deprel === "xcomp" && above >= 0 && /^(?:like|love|prefer|tend|use|have|fond)$/.test(lemmaAt(sentence, above)) ? above : head;
}

/** "His guests, he explained, are touchy": the remark hangs on the subject, and the whole clause is said. */
function clauseAround(sentence: Sentence, at: number): number {
  const { deprel, head } = tokenAt(sentence, at);
  return deprel.startsWith("nsubj") && head >= 0 ? head : at;
}

function startsWithThat(sentence: Sentence, run: Span): boolean {
  return sentence.tokens.some((token) => token.start === run.start && token.form.toLowerCase() === "that");
}

function infinitiveContent({ sentence, head }: Place, passive: boolean): Found | null {
  const clause = childrenBy(sentence, head, "xcomp").find((child) => hasInfinitiveShape(sentence, child)) ?? lateInfinitive(sentence, head);
  if (clause === null) return null;
  const contents = clauseRuns(sentence, clause, head);
  if (!passive) return { frame: "infinitive", pattern: "infinitive", contents };
  const subject = childBy(sentence, head, "nsubj");
  return { frame: "infinitive", pattern: "passive", contents: subject === null ? contents : [subtreeSpan(sentence, subject), ...contents] };
}

/** "Promised *in May* to pay": behind a phrase of time the parser takes the infinitive for a purpose. */
function lateInfinitive(sentence: Sentence, head: number): number | null {
  const isCommitting = /^(?:promise|pledge|vow|swear|threaten|undertake)$/.test(lemmaAt(sentence, head));
  if (!isCommitting || childBy(sentence, head, "obj", "iobj") !== null) return null;
  return (
    childrenBy(sentence, head, "advcl").find((child) => child > head && tokenAt(sentence, child).xpos === "VB" && markOf(sentence, child) === "to") ??
    null
  );
}

function hasInfinitiveShape(sentence: Sentence, clause: number): boolean {
  return tokenAt(sentence, clause).xpos === "VBG" || childrenBy(sentence, clause, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
}

/** "criticised *the deal*", "called for *talks*", "called *it a sham*": from the object to the end of its predicate. */
function objectContent({ sentence, head }: Place, particle: number | null, passive: boolean): Found | null {
  if (passive) return null;
  if (particle !== null) {
    const noun = tokenAt(sentence, particle).head;
    if (noun === head) return particleObject(sentence, head, particle);
    const members = subtreeOf(sentence, noun, { without: (_token, index) => index === particle });
    return { frame: "object", pattern: "object", contents: runsOf(sentence, members), particle };
  }
  return particleObject(sentence, head, null);
}

function particleObject(sentence: Sentence, head: number, particle: number | null): Found | null {
  const objects = childrenBy(sentence, head, "obj");
  const first = objects[0];
  if (first === undefined || first < head) return null;
  const rest = childrenOf(sentence, head).filter((child) => child > first && isPredicative(sentence, child));
  const members = [first, ...rest].flatMap((child) => subtreeOf(sentence, child));
  return { frame: "object", pattern: "object", contents: runsOf(sentence, members), ...(particle === null ? {} : { particle }) };
}

/** What is said of the object: "the deal *a sham*", "Trump *as unfit*", "him *for lying*". */
function isPredicative(sentence: Sentence, child: number): boolean {
  if (hasRelation(tokenAt(sentence, child), ["xcomp"])) return true;
  return hasRelation(tokenAt(sentence, child), ["obl", "advcl"]) && ["as", "for"].includes(prepositionOf(sentence, child) || markOf(sentence, child));
}

function markOf(sentence: Sentence, child: number): string {
  const mark = childBy(sentence, child, "mark");
  return mark === null ? "" : lemmaAt(sentence, mark);
}

function makeCue(place: Place, found: Found & { lemma: string; class: CueClass }): Cue {
  const { sentence, head } = place;
  const [from, to] = cueRange(sentence, head, found.particle ?? childBy(sentence, head, "compound:prt"));
  return {
    ...base(place, from, to),
    lemma: found.lemma,
    class: found.class,
    frame: found.frame,
    pattern: found.pattern,
    source: verbSource(place),
    contents: found.contents,
  };
}

/** The verb with the auxiliaries and adverbs right before it and its particle right after it. */
function cueRange(sentence: Sentence, head: number, particle: number | null): [number, number] {
  let from = head;
  while (from > 0 && belongsBefore(sentence, from - 1, head)) from--;
  return [from, particle === head + 1 ? particle : head];
}

function belongsBefore(sentence: Sentence, index: number, head: number): boolean {
  const token = tokenAt(sentence, index);
  if (token.head !== head) return false;
  return hasRelation(token, ["aux", "cop"]) || (token.deprel === "advmod" && token.upos !== "SCONJ" && !token.xpos.startsWith("W"));
}

function verbSource(place: Place): CueSource | null {
  const { sentence, sentenceIndex, head } = place;
  if (looksFinite(sentence, head)) return sourceBefore(sentence, sentenceIndex, head);
  if (childBy(sentence, head, "csubj") !== null && childBy(sentence, head, "nsubj") === null && sentence.tokens[head - 1]?.upos !== "PROPN")
    return null;
  if (isPassive(sentence, head)) {
    const agent = obliquesOf(sentence, head).find((oblique) => oblique.preposition === "by");
    return agent ? nounPhraseAt(sentence, sentenceIndex, agent.head) : null;
  }
  const own = childrenBy(sentence, head, "nsubj").at(-1);
  if (own === undefined && isFinite(sentence, head)) {
    const near = sourceBefore(sentence, sentenceIndex, head);
    if (near) return near;
  }
  const subject = own ?? subjectsOf(sentence, head)[0];
  if (subject === undefined || (own !== undefined && /^(?:there|what)$/i.test(tokenAt(sentence, own).form))) return null;
  return nounPhraseAt(sentence, sentenceIndex, subject);
}

/** "Chancellor Brandt promised that …", where the parser took the past for a participle: a name before, "that" behind. */
function looksFinite(sentence: Sentence, verb: number): boolean {
  if (tokenAt(sentence, verb).xpos !== "VBN" || childrenBy(sentence, verb, "aux", "nsubj").length > 0) return false;
  return (
    /^(?:PROPN|PRON)$/.test(sentence.tokens[verb - 1]?.upos ?? "") &&
    sentence.tokens.slice(verb + 1, verb + 8).some((token) => token.upos === "SCONJ" && token.form === "that")
  );
}

function isFinite(sentence: Sentence, verb: number): boolean {
  return /^VB[DZP]$/.test(tokenAt(sentence, verb).xpos) || childrenBy(sentence, verb, "aux").length > 0;
}
