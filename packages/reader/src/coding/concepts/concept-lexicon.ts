/*
 * Words that only say how much there is of something, or which way it moves. They leave the label of a concept and go
 * into its sign: "falling oil prices" is "oil prices" with −1, "lack of trust" is "trust" with −1.
 */
export type ChangeSign = 1 | -1;

function entries(sign: ChangeSign, words: string): [string, ChangeSign][] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [word, sign]);
}

/** Nouns that give way to the noun after "of", "in" or "for". */
export const changeNouns: ReadonlyMap<string, ChangeSign> = new Map([
  ...entries(
    1,
    "increase rise growth surge risk likelihood probability possibility chance prospect level amount degree number expansion strengthening intensification deepening upsurge spike presence existence threat danger series wave round package supply outbreak flow spread kind sort form type set lot host range feeling sense state process course matter issue question problem fact idea emergence onset incentive",
  ),
  ...entries(
    -1,
    "decline decrease fall drop reduction lack absence loss erosion weakening end shortage scarcity cut decay dearth shortfall slump slowdown removal",
  ),
]);

/** Adjectives of amount and movement. */
export const changeAdjectives: ReadonlyMap<string, ChangeSign> = new Map([
  ...entries(
    1,
    "more greater higher rising growing increased increasing deeper stronger further additional new renewed better larger bigger heightened mounting closer wider expanding surging soaring big great high strong large expanded enhanced continued continuing persistent ongoing constant extra mutual severe heavy massive huge vast widespread rampant irregular stricter strict tighter tight harsher harsh stiff stiffer lasting",
  ),
  ...entries(
    -1,
    "little less fewer lower low falling declining weaker reduced decreasing shrinking dwindling diminished diminishing smaller waning weakening worsening poor weak insufficient inadequate limited scarce lost",
  ),
]);

/** Verbs whose subject moves: the clause "prices rise" is "prices" with +1. */
export const movingVerbs: ReadonlyMap<string, ChangeSign> = new Map([
  ...entries(
    1,
    "rise grow increase surge soar expand strengthen intensify deepen spread climb improve widen mount persist continue resume hold last survive succeed prevail remain emerge exist",
  ),
  ...entries(
    -1,
    "fall decline decrease drop shrink weaken diminish collapse erode dwindle fade wane slump plunge evaporate vanish disappear end fail stall unravel crumble plummet subside ease",
  ),
]);

/** Verbs that say somebody has, wants or misses their object: the clause is the object. */
export const havingVerbs: ReadonlyMap<string, ChangeSign> = new Map([
  ...entries(1, "have need want seek gain possess enjoy retain keep face see get receive require hold bring create build make show"),
  ...entries(-1, "lack lose miss abandon reduce lower shrink limit weaken forgo renounce drop end lift remove avoid exhaust"),
]);

/** Adjectives that deny or lower the noun they are said of. */
export const loweringAdjectives: ReadonlySet<string> = new Set(
  "weak scarce low unlikely impossible insufficient absent exhausted limited fragile poor small thin lower weaker smaller harder unpopular".split(
    " ",
  ),
);

/** Nouns of actions by verb, where English has one that is commonly used. */
export const actionNouns: ReadonlyMap<string, string> = new Map(
  `invade:invasion attack:attack withdraw:withdrawal negotiate:negotiations escalate:escalation depend:dependence invest:investment
  support:support annex:annexation occupy:occupation intervene:intervention mediate:mediation retaliate:retaliation retreat:retreat
  cooperate:cooperation agree:agreement sanction:sanctions elect:elections compromise:compromise expand:expansion
  recognize:recognition recognise:recognition deploy:deployment mobilize:mobilization mobilise:mobilization
  surrender:surrender capitulate:capitulation collapse:collapse defeat:defeat assassinate:assassination arrest:arrest expel:expulsion
  blockade:blockade bomb:bombing strike:strike protest:protests vote:vote ratify:ratification reform:reform isolate:isolation decouple:decoupling
  integrate:integration unify:unification divide:division fear:fear trade:trade aid:aid arm:armament disarm:disarmament
  export:exports import:imports subsidize:subsidies tax:taxes embargo:embargo boycott:boycott visit:visit meet:meeting summit:summit
  accede:accession join:accession enlarge:enlargement leave:exit exit:exit confront:confrontation compete:competition fight:fighting
  settle:settlement reconcile:reconciliation approve:approval reject:rejection refuse:refusal endorse:endorsement veto:veto
  threaten:threat warn:warning promise:promise commit:commitment rely:reliance recover:recovery stagnate:stagnation
  restrain:restraint betray:betrayal divest:divestment migrate:migration`
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [verb = "", noun = ""] = pair.split(":");
      return [verb, noun];
    }),
);

/** Nouns that the genre speaks of in the plural; singular and plural meet there. */
export const pluralNouns: ReadonlyMap<string, string> = new Map(
  "sanction talk tie relation negotiation election tariff reform price export import reserve revenue troop right subsidy casualty weapon concession tension grievance protest ambition"
    .split(" ")
    .map((noun) => [noun, plural(noun)]),
);

function plural(noun: string): string {
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** Adjectives that judge, stress or point, and never make another concept of the noun. */
export const emptyAdjectives: ReadonlySet<string> = new Set(
  `real critical crucial vital central essential special actual general total final fatal typical usual normal ideal logical practical tragic
  dramatic drastic fantastic realistic optimistic pessimistic basic specific classic toxic cynical own very mere sheer such same other
  certain recent current present future past latest last next first second former previous early late main key major minor important serious
  significant good bad long short whole entire full partial successful potential possible likely unlikely so-called supposed alleged purported apparent
  initial original additional principal primary additional traditional sham obvious clear open quiet single sole formal informal painful
  careful powerful useful harmful grand punishing faltering responsible reliable particular general overall remaining immediate
  eventual gradual perpetual radical skeptical controversial substantial exceptional occasional identical intentional
  unconditional historic heroic chaotic periodic erratic systematic many few several much little any some most enough no each every both all
  sudden swift rapid slow steep sharp broad wide deep large small big`
    .trim()
    .split(/\s+/),
);
