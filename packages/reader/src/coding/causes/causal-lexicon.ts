/** +1: the effect comes about or grows with the cause; −1: it is hindered or shrinks; null: it is changed, either way. */
export type CausalSign = 1 | -1 | null;

export interface CausalVerb {
  readonly sign: CausalSign;
  /** How strongly the verb puts the link, (0, 1]: "force" 1, "encourage" 0.6. Our own assignment; see the codebook. */
  readonly strength: number;
  /**
   * `outcome`: the object is what comes about or is hindered, and the subject may be anything, an actor too.
   * `change`: the object is changed; with an actor as subject it is an act, not a link between concepts.
   */
  readonly kind: "outcome" | "change";
}

function verbs(sign: CausalSign, kind: CausalVerb["kind"], strength: number, words: string): [string, CausalVerb][] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [word, { sign, strength, kind }]);
}

/** Verbs whose subject brings about, furthers, hinders or shrinks their object. */
export const causalVerbs: ReadonlyMap<string, CausalVerb> = new Map([
  ...verbs(1, "outcome", 1, "cause trigger precipitate provoke spark ignite unleash engender necessitate"),
  ...verbs(1, "outcome", 0.8, "prompt drive fuel fan stoke spur stimulate inflame breed sow motivate induce hasten entail generate feed explain"),
  ...verbs(null, "change", 0.6, "shape affect influence reshape alter transform redefine redraw remake reorder bend sway"),
  ...verbs(1, "outcome", 1, "force compel mean spell"),
  ...verbs(
    1,
    "change",
    0.6,
    "help reward benefit favor favour aid protect secure preserve shield stabilize stabilise reassure attract enrich nourish",
  ),
  ...verbs(
    1,
    "change",
    0.6,
    `advance animate anchor awaken brighten calm cheer cushion elevate enhance enlarge equip extend fortify hike inflate invigorate justify liberate lubricate
     mobilize mobilise modernize nurture quicken radicalize radicalise rally reignite reinvigorate rekindle relieve replenish rescue restart
     revitalize revitalise safeguard salvage save shore solidify spawn steady stiffen supercharge swing toughen unlock upgrade vindicate warm whet`,
  ),
  ...verbs(
    -1,
    "change",
    0.8,
    `abate annoy antagonize antagonise block bleed blight bog break bury cap check chill choke cloud compromise confuse congest crimp crush damp dash
     deaden decimate deflate deflect defuse degrade demoralize demoralise destabilize destabilise detract devalue dim disable dishearten dismantle distort dull eclipse
     displace impoverish enrage exhaust extinguish foil freeze frustrate halt handicap hobble hollow impair incapacitate kill mar menace minimize minimise muzzle negate nullify
     outrage outweigh overburden overload overshadow overstretch overturn overwhelm plague preempt puncture quash quell quench rattle repel rob rock roil rupture sabotage
     scare scupper shake shock silence smother snuff spook spurn squeeze stagger starve stop stress strip stymie subvert tear temper terrify topple torpedo
     trouble undo unnerve unravel upend upset void disarm close end`,
  ),
  ...verbs(-1, "outcome", 0.8, "cost doom"),
  ...verbs(-1, "change", 0.8, "punish distract divert stunt sour poison wreck ruin sink squander betray shatter"),
  ...verbs(1, "outcome", 0.6, "encourage foster embolden enable facilitate invite exacerbate worsen aggravate perpetuate prolong entrench"),
  ...verbs(
    1,
    "change",
    0.8,
    "produce create deepen intensify heighten amplify magnify strengthen harden accelerate boost bolster galvanize galvanise",
  ),
  ...verbs(
    1,
    "change",
    0.6,
    "increase raise widen reinforce consolidate cement sharpen swell sustain legitimize legitimise empower promote improve build tighten expand energize unite multiply compound free underpin revive restore unify double triple quadruple",
  ),
  ...verbs(-1, "outcome", 1, "prevent avert forestall preclude thwart"),
  ...verbs(
    -1,
    "outcome",
    0.8,
    "undermine erode undercut deter hamper hinder impede obstruct discourage jeopardize jeopardise endanger imperil derail dampen sap corrode inhibit complicate paralyse paralyze cripple constrain",
  ),
  ...verbs(
    -1,
    "change",
    0.8,
    "weaken diminish destroy disrupt deplete drain stifle neutralize neutralise bankrupt isolate fracture hurt harm damage alarm worry humiliate embarrass anger infuriate alienate unsettle discredit frighten remove eliminate erase depress dissipate dilute",
  ),
  ...verbs(
    -1,
    "change",
    0.6,
    "reduce lower cut limit curb curtail mitigate alleviate ease blunt narrow shrink lessen shorten delay slow stall split divide loosen soften dispel offset restrain suppress tarnish halve strain",
  ),
]);

/** Verbs with a particle: "drive up prices", "stave off collapse". */
export const phrasalVerbs: ReadonlyMap<string, CausalVerb> = new Map([
  ...phrasal(1, "drive up, push up, stir up, speed up, prop up, shore up, free up, open up, whip up, step up"),
  ...phrasal(
    -1,
    "eat away, eat up, hollow out, snuff out, phase out, rule out, starve out, dry up, gum up, trip up, shut down, wear down, water down, let down, knock out, cut off, keep out, shut out, price out, bring down, drive down, push down, hold back, set back, wipe out, crowd out, slow down, choke off, scare off, ward off, head off, stave off, fend off, tear apart, drive apart, pull apart, drive away, keep down",
  ),
]);

function phrasal(sign: CausalSign, words: string): [string, CausalVerb][] {
  return words.split(", ").map((phrase) => [phrase, { sign, strength: 0.8, kind: "change" }]);
}

/** Verbs with a preposition: "lead to", "stem from". `reversed`: the subject is the effect. */
export const prepositionalVerbs: ReadonlyMap<string, { sign: CausalSign; strength: number; reversed: boolean }> = new Map([
  ["lead to", { sign: 1, strength: 0.9, reversed: false }],
  ["result in", { sign: 1, strength: 0.9, reversed: false }],
  ["contribute to", { sign: 1, strength: 0.6, reversed: false }],
  ["culminate in", { sign: 1, strength: 0.8, reversed: false }],
  ["translate into", { sign: 1, strength: 0.7, reversed: false }],
  ["end in", { sign: 1, strength: 0.7, reversed: false }],
  ["add to", { sign: 1, strength: 0.6, reversed: false }],
  ["account for", { sign: 1, strength: 0.7, reversed: false }],
  ["feed into", { sign: 1, strength: 0.6, reversed: false }],
  ["make for", { sign: 1, strength: 0.6, reversed: false }],
  ["lie behind", { sign: 1, strength: 0.8, reversed: false }],
  ["detract from", { sign: -1, strength: 0.7, reversed: false }],
  ["eat into", { sign: -1, strength: 0.7, reversed: false }],
  ["weigh on", { sign: -1, strength: 0.7, reversed: false }],
  ["eat away", { sign: -1, strength: 0.7, reversed: false }],
  ["grow from", { sign: 1, strength: 0.7, reversed: true }],
  ["come from", { sign: 1, strength: 0.6, reversed: true }],
  ["result from", { sign: 1, strength: 0.9, reversed: true }],
  ["stem from", { sign: 1, strength: 0.9, reversed: true }],
  ["arise from", { sign: 1, strength: 0.8, reversed: true }],
  ["spring from", { sign: 1, strength: 0.8, reversed: true }],
  ["founder on", { sign: -1, strength: 0.8, reversed: true }],
  ["founder over", { sign: -1, strength: 0.8, reversed: true }],
  ["collapse over", { sign: -1, strength: 0.8, reversed: true }],
  ["suffer from", { sign: -1, strength: 0.7, reversed: true }],
  ["benefit from", { sign: 1, strength: 0.7, reversed: true }],
  ["originate in", { sign: 1, strength: 0.7, reversed: true }],
  ["follow from", { sign: 1, strength: 0.8, reversed: true }],
  ["flow from", { sign: 1, strength: 0.7, reversed: true }],
  ["derive from", { sign: 1, strength: 0.7, reversed: true }],
]);

/** Light verbs with a noun or particle: the words after the verb up to where the effect begins. */
export const causalPhrases: readonly { verb: string; rest: string; sign: CausalSign; strength: number }[] = [
  { verb: "give", rest: "rise to", sign: 1, strength: 0.9 },
  { verb: "bring", rest: "about", sign: 1, strength: 0.9 },
  { verb: "set", rest: "off", sign: 1, strength: 0.9 },
  { verb: "pave", rest: "the way for", sign: 1, strength: 0.7 },
  { verb: "pave", rest: "the way to", sign: 1, strength: 0.7 },
  { verb: "open", rest: "the door to", sign: 1, strength: 0.6 },
  { verb: "open", rest: "the door for", sign: 1, strength: 0.6 },
  { verb: "open", rest: "the way for", sign: 1, strength: 0.6 },
  { verb: "open", rest: "the way to", sign: 1, strength: 0.6 },
  { verb: "put", rest: "an end to", sign: -1, strength: 0.9 },
  { verb: "rule", rest: "out", sign: -1, strength: 0.9 },
  { verb: "lay", rest: "the groundwork for", sign: 1, strength: 0.7 },
  { verb: "lay", rest: "the ground for", sign: 1, strength: 0.7 },
  { verb: "clear", rest: "the way for", sign: 1, strength: 0.7 },
  { verb: "set", rest: "the stage for", sign: 1, strength: 0.7 },
  { verb: "add", rest: "fuel to", sign: 1, strength: 0.7 },
  { verb: "pour", rest: "oil on", sign: 1, strength: 0.7 },
  { verb: "play", rest: "into the hands of", sign: 1, strength: 0.6 },
  { verb: "bring", rest: "an end to", sign: -1, strength: 0.9 },
  { verb: "put", rest: "a stop to", sign: -1, strength: 0.9 },
  { verb: "put", rest: "pressure on", sign: -1, strength: 0.6 },
  { verb: "put", rest: "a strain on", sign: -1, strength: 0.7 },
  { verb: "take", rest: "a toll on", sign: -1, strength: 0.7 },
  { verb: "cast", rest: "doubt on", sign: -1, strength: 0.7 },
  { verb: "close", rest: "the door to", sign: -1, strength: 0.7 },
  { verb: "stand", rest: "in the way of", sign: -1, strength: 0.8 },
];

/** Verbs that make somebody do something: "force Moscow to sell", with the strength of the link. */
export const inducingVerbs: ReadonlyMap<string, number> = new Map([
  ...["force", "compel", "oblige", "cause"].map((verb): [string, number] => [verb, 1]),
  ...["push", "prompt", "drive", "lead", "press", "pressure", "induce", "persuade", "convince", "spur", "provoke", "prod", "nudge"].map(
    (verb): [string, number] => [verb, 0.8],
  ),
  ...["enable", "allow", "permit", "encourage", "embolden", "tempt", "inspire", "motivate", "free", "empower", "help", "incline"].map(
    (verb): [string, number] => [verb, 0.6],
  ),
]);

/** Verbs that keep somebody from doing something: "deter Beijing from attacking". */
export const preventingVerbs: ReadonlyMap<string, number> = new Map([
  ...["keep", "prevent", "stop", "bar", "block", "preclude", "prohibit", "exempt", "disqualify"].map((verb): [string, number] => [verb, 1]),
  ...[
    "deter",
    "discourage",
    "dissuade",
    "restrain",
    "inhibit",
    "hinder",
    "save",
    "protect",
    "free",
    "spare",
    "shield",
    "insulate",
    "divert",
    "distract",
  ].map((verb): [string, number] => [verb, 0.8]),
]);

/** Verbs that move somebody into a state: "drag Turkey into the war". */
export const drivingVerbs: ReadonlySet<string> = new Set(
  "force drive push pull draw drag plunge lure shame bully scare tempt pressure turn transform propel tip throw bring".split(" "),
);

/** Prepositions that give a cause: sign +1; joined by spaces as the tree's fixed words are. */
export const causePrepositions: ReadonlyMap<string, number> = new Map([
  ["because of", 0.9],
  ["due to", 0.9],
  ["owing to", 0.9],
  ["thanks to", 0.8],
  ["as a result of", 0.9],
  ["as a consequence of", 0.9],
  ["on account of", 0.9],
  ["by virtue of", 0.8],
  ["in response to", 0.7],
  ["in retaliation for", 0.7],
  ["for fear of", 0.7],
  ["out of", 0.6],
  ["given", 0.7],
  ["in light of", 0.7],
  ["in view of", 0.7],
  ["without", 0.7],
]);

/** Adverbs by which a clause is said to follow from the one before. */
export const effectAdverbs: ReadonlySet<string> = new Set(["therefore", "thus", "hence", "consequently", "accordingly", "thereby"]);

/** Phrases that do the same. */
export const effectPhrases: readonly RegExp[] = [
  /^as a (?:result|consequence)\b(?! of)/i,
  /^in consequence\b/i,
  /^for (?:this|that|these|those) reasons?\b/i,
  /^(?:that|this|which) is why\b/i,
  /^because of (?:this|that)\b/i,
];

/** Nouns that name a link: "the main driver of X is Y", "X is a result of Y". */
export const causeNouns: ReadonlyMap<string, number> = new Map(
  ["cause", "driver", "source", "root", "trigger", "catalyst", "engine", "origin", "recipe", "motor"].map((noun) => [noun, 0.8]),
);
export const effectNouns: ReadonlyMap<string, number> = new Map(
  ["result", "consequence", "product", "effect", "outcome", "legacy", "by-product", "upshot", "fruit"].map((noun) => [noun, 0.8]),
);
