import type { Status } from "@rapporteur/core/model";

/**
 * What a cue says its source does: `say` (tell others), `think` (hold), `show` (a document or figure tells), `ask`,
 * `deny`, `doubt`, `warn`, `promise`, `demand`, `want`, and `judge` (take a stand on a thing, without a clause).
 */
export type CueClass = "say" | "think" | "show" | "ask" | "deny" | "doubt" | "warn" | "promise" | "demand" | "want" | "judge";

/**
 * Shapes a cue's content may take: `clause` (that …, a quote, an indirect question), `infinitive` (to …, -ing),
 * `object` (a noun phrase). A content in another shape is no report ("she told a story").
 */
export type CueFrame = "clause" | "infinitive" | "object";

export interface CueEntry {
  readonly class: CueClass;
  readonly frames: readonly CueFrame[];
}

/** What the cue leaves of the truth of its content; its source's claim is what it is, so `say` leaves it asserted. */
export const cueStatus: Readonly<Record<CueClass, Status>> = {
  say: "actual",
  think: "actual",
  show: "actual",
  ask: "hypothetical",
  deny: "denied",
  doubt: "hypothetical",
  warn: "hypothetical",
  promise: "hypothetical",
  demand: "demanded",
  want: "hypothetical",
  judge: "actual",
};

const c: readonly CueFrame[] = ["clause"];
const ci: readonly CueFrame[] = ["clause", "infinitive"];
const co: readonly CueFrame[] = ["clause", "object"];
const cio: readonly CueFrame[] = ["clause", "infinitive", "object"];
const i: readonly CueFrame[] = ["infinitive"];
const io: readonly CueFrame[] = ["infinitive", "object"];
const o: readonly CueFrame[] = ["object"];

/** Verbs by class and frames. A particle or preposition that belongs to the verb follows a hyphen: its noun is the content. */
const verbGroups: readonly (readonly [CueClass, readonly CueFrame[], string])[] = [
  [
    "say",
    c,
    `say tell write add note argue state remark observe comment explain reply respond answer retort counter quip joke tweet
    post continue conclude recall reiterate repeat insist maintain contend assert allege claim declare announce proclaim report
    suggest hint imply indicate signal stress emphasise emphasize underline underscore mention acknowledge admit concede confess confirm
    reveal disclose testify swear inform notify brief boast brag complain grumble lament muse object protest shout yell
    whisper chant exclaim interject go-on point-out opine posit quote elaborate clarify relate recount reason caution text
    email blog intone deadpan sum-up preach remind teach explain interrupt volunteer marvel gush fume snap hold-forth put-it
    read rumor rumour speculate theorize hypothesize charge intimate attest rule aver avow bluster chorus crow enthuse fret gripe
    groan huff insinuate jest lecture moan mutter murmur opine pontificate profess pronounce quibble rant recite rejoin relay scoff sneer snarl
    sniff stipulate swagger trumpet venture wail whine let-slip make-plain make-clear serve-notice tip-off own-up testify`,
  ],
  [
    "say",
    co,
    "accuse describe report cite announce stress emphasise emphasize reiterate acknowledge admit concede confirm recall detail mention outline tout call label term dub characterise characterize brand predict forecast assert allege claim discuss refer-to point-to allude-to talk-about speak-of speak-about",
  ],
  [
    "think",
    c,
    "think believe feel reckon figure suppose assume conclude understand realise realize recognise recognize know decide judge guess suspect hold find see consider view regard deem imagine learn hear remember sense notice discover agree disagree worry fear hope expect anticipate foresee determine bet calculate gamble wager presume surmise fancy dream flatter persuade convince delude kid",
  ],
  ["think", cio, "expect anticipate consider fear"],
  ["think", co, "worry-about see-as"],
  ["show", c, "show suggest indicate find reveal reflect demonstrate prove mean imply signal confirm make-clear"],
  ["show", co, "show reveal indicate suggest"],
  ["ask", c, "ask wonder inquire enquire query question ponder"],
  ["deny", cio, "deny reject dispute rebut refute dismiss disavow contradict contest disprove"],
  ["deny", i, "refuse decline"],
  ["doubt", co, "doubt question"],
  ["warn", ci, "warn caution threaten alert"],
  ["warn", o, "warn-of warn-against warn-about threaten"],
  ["promise", ci, "promise pledge vow swear guarantee commit undertake assure agree"],
  ["promise", o, "promise pledge offer"],
  ["demand", cio, "demand urge request recommend propose advise insist order direct"],
  ["demand", i, "call-on press encourage ask tell beg implore invite"],
  ["demand", o, "call-for push-for urge appeal-for insist-on argue-for advocate lobby-for press-for"],
  ["want", io, "want wish hope seek desire prefer favor favour plan intend"],
  ["want", i, "hope plan intend seek try-to vote threaten offer aim look prepare long love like hate need"],
  ["want", o, "hope-for seek favor favour prefer"],
  [
    "judge",
    o,
    `criticise criticize condemn denounce decry deplore blast slam attack assail praise hail welcome applaud laud commend endorse
    support back oppose defend blame mock ridicule deride dismiss reject embrace celebrate bemoan lament regret champion
    denigrate lambast lambaste castigate rebuke chide scold knock bash rip trash admire respect thank congratulate
    disavow repudiate tout trumpet promote express voice cheer resent disapprove-of approve-of object-to complain-about agree-with
    disagree-with apologise-for apologize-for question challenge`,
  ],
];

/** Adjectives that report a stand with a clause or infinitive: "is confident that", "are eager to". */
const adjectiveGroups: readonly (readonly [CueClass, string])[] = [
  [
    "think",
    "confident certain sure convinced aware optimistic pessimistic hopeful skeptical sceptical doubtful concerned worried afraid fearful glad proud happy disappointed surprised upset adamant unaware",
  ],
  ["want", "eager willing unwilling reluctant keen ready determined"],
];

/** Nouns whose clause or "of" phrase is what somebody says or thinks: "the claim that", "his view that". */
const nounGroups: readonly (readonly [CueClass, string])[] = [
  [
    "say",
    "claim statement assertion argument allegation accusation announcement declaration remark comment suggestion contention report reminder admission acknowledgement acknowledgment insistence message testimony revelation rumor rumour word charge notion explanation complaint response answer reply boast prediction verdict mantra refrain line lament prophecy justification defence defense retort excuse",
  ],
  [
    "think",
    "belief view opinion idea feeling conviction hope fear concern worry sense impression conclusion assumption expectation assessment judgment judgement perception suspicion thought understanding theory narrative realization realisation knowledge confidence thesis certainty calculation bet gamble diagnosis creed delusion illusion pretence pretense hunch reckoning contention",
  ],
  ["deny", "denial"],
  ["doubt", "doubt question skepticism scepticism"],
  ["warn", "warning threat caution"],
  ["promise", "promise pledge vow guarantee assurance commitment offer"],
  ["demand", "demand call request proposal recommendation plea appeal"],
  ["show", "evidence indication sign finding proof"],
];

function buildVerbs(): Map<string, CueEntry[]> {
  const entries = new Map<string, CueEntry[]>();
  for (const [group, frames, words] of verbGroups) {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      const list = entries.get(word) ?? [];
      list.push({ class: group, frames });
      entries.set(word, list);
    }
  }
  return entries;
}

function buildFlat(groups: readonly (readonly [CueClass, string])[]): Map<string, CueClass> {
  return new Map(groups.flatMap(([group, words]) => words.split(/\s+/).map((word): [string, CueClass] => [word, group])));
}

/** Cue verbs: lemma, or lemma-particle. Later entries of the same verb add frames. */
export const cueVerbs: ReadonlyMap<string, readonly CueEntry[]> = buildVerbs();
export const cueNouns: ReadonlyMap<string, CueClass> = buildFlat(nounGroups);
export const cueAdjectives: ReadonlyMap<string, CueClass> = buildFlat(adjectiveGroups);

/** Verbs that put words in a mouth: the ones that a quotation without any other sign may lean on. */
export const speechVerbs: ReadonlySet<string> = new Set(
  [...cueVerbs].filter(([, entries]) => entries.some((entry) => entry.frames.includes("clause") && entry.class !== "show")).map(([lemma]) => lemma),
);
