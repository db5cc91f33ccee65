import { compareSpans, type Entity, quadOf, type RelationStatement, type Span, type Status } from "@rapporteur/core/model";
import type { Sentence } from "../language/sentence.ts";
import type { CodingInput } from "../coding/coding-input.ts";
import type { AttributionIndex } from "./attribution.ts";
import { statementId } from "../coding/statement-id.ts";
import { subjectsOf } from "../language/tree/clause.ts";
import { clauseStatus } from "./clause-status.ts";
import { childrenBy, hasRelation, isWithin, lemmaAt, subtreeSpan, tokenAt } from "../language/tree/tree.ts";
import { borrowedSubjects } from "./borrowed-subjects.ts";
import { ActorFinder, type Actor } from "./parties/actors.ts";
import { targetsOf } from "./find-targets.ts";
import { findObligations, isObligation } from "./obligations.ts";
import { findTriggers } from "./match-patterns.ts";
import type { Slot, Trigger } from "./trigger.ts";
import { builtInActions, type ActionLexicon, type ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";
import { RoleActors } from "./parties/role-actors.ts";
import type { MoreActors, Scene } from "./scene.ts";

export interface RelationOptions {
  /** Patterns to use; the built-in ones by default. Join a user's file with `parseActionLexicon(own, builtInActionLexicon)`. */
  readonly lexicon?: ActionLexicon;
  /** Drafts below this confidence are left out; 0.3 by default. */
  readonly minConfidence?: number;
  /** See `ActorOptions`. Acts of a country on itself are then kept, for its parts are meant. */
  readonly byCountry?: boolean;
  /** Read this sentence alone. */
  readonly sentence?: number;
}

export interface CodedRelations {
  /** In text order. */
  readonly relations: readonly RelationStatement[];
  /** Actors among the parties that the text names by role alone; the language layer does not hold them. */
  readonly actors: readonly Entity[];
}

/** A relation before it is made a statement: what the evaluation of other schemes reads too. */
export interface RelationFinding {
  readonly sentence: number;
  /** Token that heads the words of the action. */
  readonly head: number;
  readonly pattern: ActionPattern;
  readonly source: Actor;
  readonly target: Actor;
  readonly status: Status;
  /** Lemma of the modal auxiliary, or null. */
  readonly modal: string | null;
  /** The words say a mutual act ("met with"). */
  readonly mutual: boolean;
  /** The parties stand side by side ("Xi and Putin met"), so that who is the source is only a matter of order. */
  readonly joint: boolean;
  readonly span: Span;
  readonly confidence: number;
}

/**
 * Who does what to whom: PLOVER actions between two actors that the text names, with status, weight and whose claim it
 * is. One of the two may be named by role or as a group alone ("the crown prince", "northern clans"). Relations of an
 * actor to itself, or with a side that is not an actor, are not drafted. A mutual act gives one statement for each pair, the
 * party named first as its source.
 *
 * Cost: O(tokens · patterns of a word) beyond the language layer.
 */
export function codeRelations(input: CodingInput, attribution: AttributionIndex, options: RelationOptions = {}): CodedRelations {
  const least = options.minConfidence ?? 0.3;
  const roles = new RoleActors();
  const relations = readSentences(input, options, { roles, authorAt: (span) => attribution.at(span).speaker })
    .filter((finding) => finding.confidence >= least)
    .map((finding) => statementOf(input, attribution, finding))
    .sort((a, b) => compareSpans(a, b) || a.id.localeCompare(b.id, "en"));
  return { relations, actors: roles.entities(new Set(relations.flatMap(({ source, target }) => [source, target].filter((id) => id !== null)))) };
}

/** Relations between entities of the language layer alone, in text order of their sentences. */
export function findRelations(input: CodingInput, options: RelationOptions = {}): RelationFinding[] {
  return readSentences(input, options, null);
}

function readSentences(input: CodingInput, options: RelationOptions, more: MoreActors | null): RelationFinding[] {
  const lexicon = options.lexicon ?? builtInActions();
  const byCountry = options.byCountry ?? false;
  const actors = new ActorFinder(input.analysis, { byCountry, ...(more === null ? {} : { roles: more.roles }) });
  return input.analysis.sentences.flatMap((sentence, index) => {
    const isRead = actors.hasActors(index) || (more !== null && firstPerson.test(input.text.slice(sentence.start, sentence.end)));
    if (!isRead || (options.sentence !== undefined && options.sentence !== index)) return [];
    if (more !== null) actors.noteAgents(index);
    const triggers = [...findTriggers(sentence, lexicon), ...findObligations(sentence)];
    return settle(sentence, readTriggers({ sentence, index, actors, selfActs: byCountry, more }, triggers));
  });
}

/** Of the patterns of a word the most demanding one that finds both its parties counts. */
function readTriggers(scene: Scene, triggers: readonly Trigger[]): RelationFinding[] {
  const settled = new Map<number, RelationFinding[]>();
  for (const trigger of triggers) {
    if ((settled.get(trigger.head) ?? []).length > 0) continue;
    settled.set(trigger.head, findingsOf(scene, trigger));
  }
  return [...settled.values()].flat();
}

/** "left Russia": a retreat for an army or a state, a journey for a person. */
function isTravel({ pattern }: Trigger): boolean {
  return pattern.action === "RETREAT" && pattern.objects === null && pattern.kind === "verb";
}

const firstPerson = /\bI\b/;

/** What is done by saying it: "I congratulate both teams". What else "I" am said to do is a stance. */
const performative = /^(?:congratulate|thank|apologi[sz]e|urge|salute|warn|accuse|ask|beg|implore)$/;

function findingsOf(scene: Scene, trigger: Trigger): RelationFinding[] {
  // A question claims nothing; a news sentence that ends in one still tells its event.
  if (!scene.selfActs && clauseStatus(scene.sentence, trigger.head).question) return [];
  const sources = sourcesOf(scene, trigger).filter((source) => scene.selfActs || !(isTravel(trigger) && scene.actors.isPerson(source.entity)));
  if (sources.length === 0) return [];
  let self: RelationFinding[] = [];
  for (const slot of trigger.targets) {
    const pairs = pairsOf(scene.actors, sources, targetsOf(scene, slot, trigger.pattern), {
      mutual: slot.via === "mutual",
      selfActs: scene.selfActs,
    });
    const findings = pairs
      .filter(
        ([source, target]) =>
          slot.via !== "complement" ||
          trigger.pattern.action === "REQUEST" ||
          !scene.actors.belongsTo(source.entity, target.entity) ||
          scene.selfActs,
      )
      .filter((pair) => isNamedEnough(scene, trigger, pair))
      .map(([source, target]) => makeFinding(scene, inWords(scene, trigger, target), { source, target, slot }));
    const others = findings.filter((finding) => finding.source.entity !== finding.target.entity);
    if (others.length > 0) return others;
    if (self.length === 0) self = findings;
  }
  return self;
}

function isJourney({ action, lemma, prepositions }: ActionPattern): boolean {
  return action === "CONSULT" && (lemma === "visit" || lemma === "tour" || (prepositions?.has("to") ?? false));
}

/** One of two parties may be known by role alone; neither where somebody merely says what somebody should do. */
function isNamedEnough({ more }: Scene, { pattern }: Trigger, pair: readonly [Actor, Actor]): boolean {
  if (more === null) return true;
  // "went to Delaware", "withdrew from Tarnow": a name that no list knows is then a place's.
  if (more.roles.isUnknownName(pair[1].entity) && (pattern.action === "MOBILIZE" || pattern.action === "RETREAT" || isJourney(pattern))) return false;
  const unnamed = pair.filter((actor) => more.roles.has(actor.entity)).length;
  return unnamed === 0 || (unnamed === 1 && !isObligation(pattern));
}

/** "Her own party *attacked her* for it", "his *attacks on* the mayor": what politics does to a person, it does in words. */
function inWords({ actors, selfActs }: Scene, trigger: Trigger, target: Actor): Trigger {
  const { pattern } = trigger;
  if (
    selfActs ||
    pattern.action !== "ASSAULT" ||
    pattern.objects !== null ||
    !/^(?:attack|assault|pound|hammer)$/.test(pattern.lemma) ||
    !actors.isPerson(target.entity)
  )
    return trigger;
  return { ...trigger, pattern: { ...pattern, action: "ACCUSE", weight: reproachWeight } };
}

/** Goldstein's 121, criticize. */
const reproachWeight = -2.2;

/** "Riyadh's decision was aimed at Moscow": the deed stands where a passive has what is acted on. */
function deedSubjects(sentence: Sentence, { head, pattern, targets }: Trigger): number[] {
  const subjects = pattern.prepositions === null || pattern.objects !== null ? [] : subjectsOf(sentence, head);
  return subjects.filter((subject) => !targets.some((slot) => slot.heads.includes(subject)));
}

function sourcesOf(scene: Scene, trigger: Trigger): Actor[] {
  const { sentence, index, actors } = scene;
  const agents = trigger.sources.length === 0 && trigger.pattern.kind === "verb" ? deedSubjects(sentence, trigger) : trigger.sources;
  const direct = agents.flatMap((head) => (isFirstPerson(sentence, head) ? authorOf(scene, trigger, head) : actors.doer(index, head)));
  if (direct.length > 0 || trigger.pattern.kind === "verb") return direct;
  const owner = actors.ownerOf(index, trigger.head);
  if (owner.length > 0) return owner;
  const shared = hasRelation(tokenAt(sentence, trigger.head), ["conj"]) ? actors.ownerOf(index, tokenAt(sentence, trigger.head).head) : [];
  if (shared.length > 0 || scene.selfActs) return shared;
  return borrowedSubjects(sentence, trigger).flatMap((head) =>
    actors.doer(index, head).map((actor) => ({ ...actor, certainty: actor.certainty * 0.85 })),
  );
}

function isFirstPerson(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).form === "I";
}

function authorOf({ sentence, more }: Scene, { head }: Trigger, subject: number): Actor[] {
  if (more === null || !performative.test(lemmaAt(sentence, head))) return [];
  // "I asked her whether": an interview, no request.
  if (/^(?:ask|beg|implore)$/.test(lemmaAt(sentence, head)) && tokenAt(sentence, head).xpos === "VBD") return [];
  const { start, end } = tokenAt(sentence, subject);
  const author = more.authorAt({ start, end });
  return author === null ? [] : [{ entity: author, span: { start, end }, certainty: 0.9 }];
}

function pairsOf(
  actors: ActorFinder,
  sources: readonly Actor[],
  targets: readonly Actor[],
  { mutual, selfActs }: { mutual: boolean; selfActs: boolean },
): [Actor, Actor][] {
  const pairs: [Actor, Actor][] = [];
  const seen = new Set<string>();
  for (const source of sources) {
    for (const target of targets) {
      const key = mutual ? [source.entity, target.entity].toSorted().join("\n") : `${source.entity}\n${target.entity}`;
      // "Kazakhstan ignored their quotas": they are Kazakhstan and others, so it is not the others it acts on.
      if (!selfActs && !mutual && targets.some((other) => other.entity === source.entity && other.span.start === target.span.start)) continue;
      // "Bulgaria, Romania and Turkey suspended their mission": what they own together is nobody else's.
      if (!selfActs && !mutual && sources.some((other) => other.entity === target.entity)) continue;
      if (!selfActs && (actors.actsFor(source.entity, target.entity) || (mutual && actors.actsFor(target.entity, source.entity)))) continue;
      const isSelf = source.entity === target.entity && (!selfActs || source.span.start === target.span.start);
      if (isSelf || seen.has(key)) continue;
      seen.add(key);
      pairs.push([source, target]);
    }
  }
  return pairs;
}

const slotConfidence: Readonly<Record<Slot["via"], number>> = { object: 0.82, preposition: 0.78, complement: 0.7, mutual: 0.8, owner: 0.6 };

function makeFinding({ sentence, index }: Scene, trigger: Trigger, found: { source: Actor; target: Actor; slot: Slot }): RelationFinding {
  const { source, target, slot } = found;
  const { status, modal } = clauseStatus(sentence, trigger.head);
  const denied = trigger.pattern.kind === "noun" && childrenBy(sentence, trigger.head, "det").some((det) => lemmaAt(sentence, det) === "no");
  const kind = trigger.pattern.kind === "noun" ? 0.92 : 1;
  return {
    sentence: index,
    head: trigger.head,
    pattern: isThreatened(sentence, trigger) ? { ...trigger.pattern, action: "THREATEN", weight: threatWeight } : trigger.pattern,
    source,
    target,
    status: denied ? "denied" : status,
    modal,
    mutual: slot.via === "mutual" || trigger.mutual,
    joint: slot.via === "mutual",
    span: findingSpan(sentence, trigger.head, [source.span, target.span]),
    confidence: slotConfidence[slot.via] * source.certainty * target.certainty * kind,
  };
}

/** Goldstein's 171, threat without specified negative sanctions. */
const threatWeight = -4.4;

/** "Her threats to expel the troops": a threat to do something is a threat, and nothing else. */
function isThreatened(sentence: Sentence, { head, pattern }: Trigger): boolean {
  const { deprel, head: governor } = tokenAt(sentence, head);
  return (
    quadOf[pattern.action] === "material-conflict" &&
    deprel === "acl" &&
    governor >= 0 &&
    /^(?:threat|ultimatum|vow)$/.test(lemmaAt(sentence, governor))
  );
}

/** The clause of the act, widened to both parties, without clauses beside it. */
function findingSpan(sentence: Sentence, head: number, parties: readonly Span[]): Span {
  const clause = subtreeSpan(sentence, head, {
    without: (token, _index, parent) =>
      parent === head &&
      (hasRelation(token, ["conj", "parataxis", "cc", "mark", "advcl", "discourse"]) || (token.deprel === "punct" && /[,;:—–]/u.test(token.form))),
  });
  return { start: Math.min(clause.start, ...parties.map((span) => span.start)), end: Math.max(clause.end, ...parties.map((span) => span.end)) };
}

/**
 * Of findings between the same two actors in one sentence: an act that is only the content of another ("threatened to
 * *attack*", "refused to *meet*") goes, and the same action twice stays once, the surer one.
 */
function settle(sentence: Sentence, findings: readonly RelationFinding[]): RelationFinding[] {
  const kept: RelationFinding[] = [];
  for (const finding of findings.toSorted((a, b) => b.confidence - a.confidence || a.head - b.head)) {
    if (findings.some((other) => isContentOf(sentence, finding, other) || saysMore(other, finding))) continue;
    if (
      kept.some(
        (other) =>
          samePair(other, finding) &&
          (other.head === finding.head || (other.pattern.action === finding.pattern.action && other.status === finding.status)),
      )
    )
      continue;
    kept.push(finding);
  }
  return kept.sort((a, b) => a.head - b.head);
}

/** "banned *wheat*" beside "banned": the pattern that asks for the object it found knows better what was done. */
function saysMore(other: RelationFinding, finding: RelationFinding): boolean {
  return other.head === finding.head && samePair(other, finding) && other.pattern.objects !== null && finding.pattern.objects === null;
}

function samePair(a: RelationFinding, b: RelationFinding): boolean {
  const same = a.source.entity === b.source.entity && a.target.entity === b.target.entity;
  return same || ((a.mutual || b.mutual) && a.source.entity === b.target.entity && a.target.entity === b.source.entity);
}

function isContentOf(sentence: Sentence, inner: RelationFinding, outer: RelationFinding): boolean {
  return (
    inner !== outer && outer.pattern.complement && inner.head !== outer.head && samePair(inner, outer) && isWithin(sentence, inner.head, outer.head)
  );
}

function statementOf(input: CodingInput, attribution: AttributionIndex, finding: RelationFinding): RelationStatement {
  const { span, source, target, pattern } = finding;
  const by = attribution.at(span);
  return {
    type: "relation",
    id: statementId({ type: "relation", start: span.start, end: span.end, fields: [source.entity, target.entity, pattern.action] }),
    start: span.start,
    end: span.end,
    quote: input.text.slice(span.start, span.end),
    contribution: by.contribution,
    speaker: by.speaker,
    organization: by.organization,
    reportedBy: by.reportedBy,
    status: finding.status,
    coder: input.coder,
    review: "draft",
    confidence: Math.round(finding.confidence * 1000) / 1000,
    source: source.entity,
    target: target.entity,
    sourceSpan: [source.span.start, source.span.end],
    targetSpan: [target.span.start, target.span.end],
    action: pattern.action,
    quad: quadOf[pattern.action],
    weight: pattern.weight,
    date: null,
  };
}
