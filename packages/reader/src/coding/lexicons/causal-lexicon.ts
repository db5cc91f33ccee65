/*
 * Words that say that one thing brings about or hinders another. The reading model was trained with the marks that `markTokens` makes of them.
 */

/** +1: the effect comes about or grows; −1: it is hindered or shrinks; null: it is changed, either way. */
type CausalSign = 1 | -1 | null;

function verbs(sign: CausalSign, words: string): [string, CausalSign][] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [word, sign]);
}

/** Verbs whose subject brings about, furthers, hinders or shrinks their object. */
export const causalVerbs: ReadonlyMap<string, CausalSign> = new Map([
  ...verbs(
    1,
    `accelerate advance aggravate aid amplify anchor animate attract awaken benefit bolster boost breed brighten build calm cause cement cheer
    compel compound consolidate create cushion deepen double drive elevate embolden empower enable encourage energize engender enhance enlarge
    enrich entail entrench equip exacerbate expand explain extend facilitate fan favor favour feed force fortify foster free fuel galvanise
    galvanize generate harden hasten heighten help hike ignite improve increase induce inflame inflate intensify invigorate invite justify
    legitimise legitimize liberate lubricate magnify mean mobilise mobilize modernize motivate multiply necessitate nourish nurture perpetuate
    precipitate preserve produce prolong promote prompt protect provoke quadruple quicken radicalise radicalize raise rally reassure reignite
    reinforce reinvigorate rekindle relieve replenish rescue restart restore revitalise revitalize revive reward safeguard salvage save secure
    sharpen shield shore solidify sow spark spawn spell spur stabilise stabilize steady stiffen stimulate stoke strengthen supercharge sustain
    swell swing tighten toughen trigger triple underpin unify unite unleash unlock upgrade vindicate warm whet widen worsen`,
  ),
  ...verbs(
    -1,
    `abate alarm alienate alleviate anger annoy antagonise antagonize avert bankrupt betray bleed blight block blunt bog break bury cap check
    chill choke close cloud complicate compromise confuse congest constrain corrode cost crimp cripple crush curb curtail cut damage damp dampen
    dash deaden decimate deflate deflect defuse degrade delay demoralise demoralize deplete depress derail destabilise destabilize destroy deter
    detract devalue dilute dim diminish disable disarm discourage discredit dishearten dismantle dispel displace disrupt dissipate distort
    distract divert divide doom drain dull ease eclipse eliminate embarrass end endanger enrage erase erode exhaust extinguish foil forestall
    fracture freeze frighten frustrate halt halve hamper handicap harm hinder hobble hollow humiliate hurt impair impede imperil impoverish
    incapacitate infuriate inhibit interrupt isolate jeopardise jeopardize kill lessen limit loosen lower mar menace minimise minimize mitigate muzzle
    narrow negate neutralise neutralize nullify obstruct offset outrage outweigh overburden overload overshadow overstretch overturn overwhelm
    paralyse paralyze plague poison preclude preempt prevent puncture punish quash quell quench rattle reduce remove repel restrain rob rock
    roil ruin rupture sabotage sap scare scupper sever shake shatter shock shorten shrink silence sink slow smother snuff soften sour split spook
    spurn squander squeeze stagger stall starve stifle stop strain stress strip stunt stymie subvert suppress tarnish tear temper terrify thwart
    topple torpedo trouble undercut undermine undo unnerve unravel unsettle upend upset void weaken worry wreck`,
  ),
  ...verbs(null, "affect alter bend influence redefine redraw remake reorder reshape shape sway transform"),
]);

/** Prepositions of one word that bring in a cause. */
export const causePrepositions: ReadonlySet<string> = new Set(["given", "without"]);

/** Adverbs by which a clause is said to follow from the one before. */
export const effectAdverbs: ReadonlySet<string> = new Set(["therefore", "thus", "hence", "consequently", "accordingly", "thereby"]);

/** Nouns that name a link: "the main driver of", "a result of". */
export const causeNouns: ReadonlySet<string> = new Set("cause driver source root trigger catalyst engine origin recipe motor".split(" "));
export const effectNouns: ReadonlySet<string> = new Set("result consequence product effect outcome legacy by-product upshot fruit".split(" "));
