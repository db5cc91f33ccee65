/*
 * Words that report what somebody says or thinks. The reading model was trained with the marks that `markTokens` makes of them.
 */

/**
 * What a cue says its source does: `say` (tell others), `think` (hold), `show` (a document or figure tells), `ask`,
 * `deny`, `doubt`, `warn`, `promise`, `demand`, `want`, and `judge` (take a stand on a thing, without a clause).
 */
type CueClass = "say" | "think" | "show" | "ask" | "deny" | "doubt" | "warn" | "promise" | "demand" | "want" | "judge";

function classes(groups: readonly (readonly [CueClass, string])[]): ReadonlyMap<string, CueClass> {
  return new Map(
    groups.flatMap(([group, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word): [string, CueClass] => [word, group]),
    ),
  );
}

/** Verbs: "insisted that", "refused to", "condemned". */
export const cueVerbs = classes([
  [
    "say",
    `say tell write add note argue state remark observe comment explain reply respond answer retort counter quip joke tweet post continue
    conclude recall reiterate repeat insist maintain contend assert allege claim declare announce proclaim report suggest hint imply indicate
    signal stress emphasise emphasize underline underscore mention acknowledge admit concede confess confirm reveal disclose testify swear
    inform notify brief boast brag complain grumble lament muse object protest shout yell whisper chant exclaim interject opine posit quote
    elaborate clarify relate recount reason caution text email blog intone deadpan preach remind teach interrupt volunteer marvel gush fume snap
    read rumor rumour speculate theorize hypothesize charge intimate attest rule aver avow bluster chorus crow enthuse fret gripe groan huff
    insinuate jest lecture moan mutter murmur pontificate profess pronounce quibble rant recite rejoin relay scoff sneer snarl sniff stipulate
    swagger trumpet venture wail whine accuse describe cite detail outline tout call label term dub characterise characterize brand predict
    forecast discuss`,
  ],
  [
    "think",
    `think believe feel reckon figure suppose assume understand realise realize recognise recognize know decide judge guess suspect hold find see
    consider view regard deem imagine learn hear remember sense notice discover agree disagree worry fear hope expect anticipate foresee
    determine bet calculate gamble wager presume surmise fancy dream flatter persuade convince delude kid`,
  ],
  ["show", "show reflect demonstrate prove mean"],
  ["ask", "ask wonder inquire enquire query question ponder"],
  ["deny", "deny reject dispute rebut refute dismiss disavow contradict contest disprove refuse decline"],
  ["doubt", "doubt"],
  ["warn", "warn threaten alert"],
  ["promise", "promise pledge vow guarantee commit undertake assure offer"],
  ["demand", "demand urge request recommend propose advise order direct press encourage beg implore invite advocate"],
  ["want", "want wish seek desire prefer favor favour plan intend vote aim look prepare long love like hate need"],
  [
    "judge",
    `criticise criticize condemn denounce decry deplore blast slam attack assail praise hail welcome applaud laud commend endorse support back
    oppose defend blame mock ridicule deride embrace celebrate bemoan regret champion denigrate lambast lambaste castigate rebuke chide scold
    knock bash rip trash admire respect thank congratulate repudiate promote express voice cheer resent challenge`,
  ],
]);

/** Adjectives that report a stand with a clause or infinitive: "is confident that", "are eager to". */
export const cueAdjectives = classes([
  [
    "think",
    "confident certain sure convinced aware optimistic pessimistic hopeful skeptical sceptical doubtful concerned worried afraid fearful glad proud happy disappointed surprised upset adamant unaware",
  ],
  ["want", "eager willing unwilling reluctant keen ready determined"],
]);

/** Nouns whose clause or "of" phrase is what somebody says or thinks: "the claim that", "his view that". */
export const cueNouns = classes([
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
]);
