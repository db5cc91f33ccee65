/** Signed strength of a stance in [−1, 1]; our own assignment in steps of 0.1, read off how the word is used in commentary. */
export type Stance = number;

function weighted(...groups: readonly [Stance, string][]): ReadonlyMap<string, Stance> {
  return new Map(
    groups.flatMap(([stance, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word): [string, Stance] => [word, stance]),
    ),
  );
}

/** Adjectives said of something ("the visit was welcome") or put before it ("a misguided policy"). */
export const evaluativeAdjectives = weighted(
  [
    0.9,
    "excellent brilliant admirable exceptional superlative flawless stellar first-rate first-class formidable outstanding masterly heroic magnificent splendid superb wonderful extraordinary inspired masterful visionary",
  ],
  [
    0.7,
    "welcome wise right just dignified gallant enlightened sagacious compelling sterling fine-tuned deserved well-deserved well-earned merited heartwarming inspiring uplifting courageous laudable commendable justified brave good great sound historic right-minded principled impressive invaluable prescient magnanimous valiant remarkable honorable honourable noble decisive",
  ],
  [
    0.5,
    "sensible prudent correct preferable understandable apt appropriate adequate advisable desirable admissible attractive well-founded well-conceived well-crafted well-designed well-intentioned well-meant well-targeted cogent considered conciliatory courteous diligent efficient enlightening equitable even-handed evenhanded fitting fortunate forthright frank gracious handsome hard-headed clear-eyed clear-headed clear-sighted level-headed ingenious instructive inventive justifiable lucid meaningful nimble notable perceptive proper rewarding rigorous scrupulous selfless sincere sober-minded sturdy substantive subtle succinct tenable tenacious thorough tolerant trusty unassailable unimpeachable viable worthy blameless faultless irreproachable generous encouraging necessary essential overdue legitimate reasonable constructive useful effective successful credible fair rational valuable smart shrewd warranted reassuring hopeful realistic honest vital audacious reliable dependable astute beneficial bold capable coherent competent convincing decent disciplined elegant favorable favourable forward-looking heartening humane innovative insightful intelligent measured opportune patient persuasive productive resolute robust sane savvy sophisticated steadfast timely trustworthy well-judged well-timed refreshing thoughtful mature balanced pragmatic workable feasible healthy praiseworthy defensible respectable solid serious statesmanlike skillful skilful stabilizing stabilising worthwhile crucial indispensable serviceable clever adept deft helpful fruitful proportionate judicious careful promising positive perfect ideal imperative kind high-minded even-tempered meritorious exemplary far-sighted farsighted valid logical",
  ],
  [
    -0.5,
    "throwaway high-risk costlier annoying inconvenient premature risky careless cavalier condescending patronizing patronising perfunctory slapdash ramshackle rickety ham-fisted heavyhanded maladroit graceless bloated byzantine convoluted cumbersome incomprehensible opaque murky woolly wooly fuzzy facile glib hackneyed stale threadbare pedestrian formulaic partisan biased tendentious skewed slanted slippery shifty shady dodgy fishy disjointed disorganised disorganized chaotic shambolic unprepared unconvinced unedifying unappealing unattractive undemocratic unfriendly ungenerous ungracious unimaginative unimpressive uninformed unjustifiable unpersuasive unscrupulous unsettling unspectacular untimely unwarranted unwelcome wobbly worrisome wrong-footed stingy miserly niggardly parsimonious penny-pinching profligate pompous preachy sanctimonious self-congratulatory self-indulgent self-satisfied smug vain grandiose bombastic overbearing overcautious overconfident over-optimistic overoptimistic overpriced overreaching overwrought passé pernickety perplexing puzzling baffling mystifying inexplicable dilatory bumbling fumbling inconsequential ineloquent inelegant inexpert inflated injudicious insincere insubstantial intemperate invidious irksome jarring jaundiced jejune misconceived misjudged mistimed ill-judged ill-prepared ill-defined ill-considered ill-informed ill-suited ill-equipped ill-fated untidy untrustworthy tenuous tortuous tortured ungainly unhealthy unproductive unrewarding unsatisfying unsophisticated unsubstantiated uncritical undeserved undercooked overcooked wishy-washy flawed disappointing worrying insufficient inadequate unconvincing toothless ineffective vague unwise unhelpful troubling alarming unfair one-sided timid wasteful divisive unsustainable questionable dubious worthless overblown exaggerated simplistic unworkable weak poor costly pricey disproportionate feeble meek limp unwinnable unachievable unenforceable unaffordable undeliverable empty hollow aimless amateurish arbitrary banal bizarre blind brittle complacent confusing cosmetic crude defeatist deficient doomed erratic evasive fanciful faulty fickle hasty ill-timed impotent impractical inappropriate ineffectual irrelevant lame lethargic mediocre one-dimensional overambitious overdone problematic redundant shallow short-termist sobering sterile stubborn suboptimal superficial tokenistic trivial unambitious unreliable unsound uninspiring underwhelming lackluster lacklustre half-hearted unsatisfactory half-baked thin anemic anaemic shaky flimsy sloppy clumsy tone-deaf awkward regrettable unfortunate sad lazy muddled incoherent confused contradictory inconsistent selective belated late overstated overrated overhyped unproven untested unfounded baseless unrealistic out-of-date outdated obsolete lopsided unbalanced unnecessary excessive heavy-handed harsh ugly bleak dire dismal hopeless tepid",
  ],
  [
    -0.7,
    "wrong foolish naive cruel unkind dishonored iniquitous pernicious poisonous noxious nefarious ignoble ignominious inglorious contemptible disreputable derisory despotic dictatorial tyrannical draconian merciless pitiless heartless unfeeling cold-hearted hard-hearted cold-blooded bloodthirsty barbarous savage thuggish bullying predatory rapacious greedy venal corrupt crooked sordid squalid shabby sleazy seedy tawdry vulgar lurid mindless witless brainless clueless hapless harebrained hare-brained crackpot cockeyed crazy daft dim-witted dopey obtuse asinine inane insipid puerile juvenile infantile peevish petulant truculent belligerent bellicose pugnacious self-destructive self-inflicted unsupportable unpardonable unpatriotic unconstitutional unlawful upside-down awful dreadful horrible horrid ghastly gruesome lousy rotten rubbish shoddy shocking sickening sorry woeful wretched abject abysmal miserable underhand underhanded treacherous perfidious faithless disloyal pusillanimous timorous gutless weak-kneed weak-willed rudderless directionless irredeemable irreparable inadmissible inequitable discriminatory racist xenophobic bigoted chauvinist jingoistic demagogic naïve misguided dangerous futile pointless useless counterproductive counter-productive short-sighted shortsighted ill-advised ill-conceived irresponsible unjustified unacceptable cynical bad alarmist delusional meaningless deceptive dishonest hypocritical unserious reckless unjust illegitimate illegal misplaced mistaken self-defeating silly arrogant childish frivolous damaging harmful corrosive indefensible hysterical brazen crass demeaning deplorable detrimental disingenuous dishonorable dishonourable disrespectful distasteful dumb embarrassing foolhardy gullible high-handed humiliating ignorant illogical imprudent inhumane insulting intolerable irrational lamentable malicious misleading myopic narrow-minded negligent obscene offensive outlandish paranoid pathetic petty pitiful rash ruthless scandalous senseless sinister tactless tasteless thoughtless undignified unethical unfit unhinged unprincipled unseemly unworthy vacuous wrongful toxic perverse callous craven cowardly spineless feckless fatuous inept incompetent botched bungled bankrupt discredited destructive ruinous calamitous tragic wrongheaded wrong-headed blinkered vindictive spiteful provocative incendiary inflammatory repugnant reprehensible untenable unforgivable untrue false fallacious specious spurious deluded duplicitous mendacious two-faced self-serving opportunistic grotesque",
  ],
  [
    -0.9,
    "absurd laughable ridiculous abominable diabolical execrable hateful hellish horrendous horrific inhuman loathsome murderous nauseating repulsive revolting satanic scurrilous unspeakable vicious villainous cretinous imbecilic moronic disastrous catastrophic shameful disgraceful immoral outrageous appalling abhorrent criminal brutal terrible suicidal monstrous stupid idiotic inexcusable insane farcical barbaric atrocious despicable vile odious preposterous ludicrous nonsensical lunatic unconscionable heinous wicked evil",
  ],
);

/** Adjectives that take back what the noun claims: "sham elections", "so-called peace plan". */
export const denyingAdjectives = weighted(
  [-0.5, "so-called supposed purported alleged ostensible self-styled self-proclaimed much-vaunted vaunted much-touted much-hyped"],
  [-0.8, "sham bogus fake phony phoney pseudo fraudulent rigged mock"],
);

/** Nouns that something is said to be ("is a breakthrough", "is a sham"). */
export const evaluativeNouns = weighted(
  [0.9, "triumph masterstroke tour-de-force marvel miracle masterpiece"],
  [
    0.7,
    "hero statesman visionary peacemaker breakthrough success achievement gem jewel vindication role-model bulwark salvation bonanza milestone accomplishment boon blessing lifeline feat victory godsend win-win",
  ],
  [
    0.5,
    "progress improvement opportunity strength plus bonus benefit safeguard corrective solution relief virtue asset advance remedy antidote gain",
  ],
  [
    -0.5,
    "pity distraction slogan ultimatum diktat setback gamble evasion oversight embarrassment drawback shortcoming weakness nuisance inconvenience irritant annoyance anachronism relic irrelevance sop crutch patch kludge muddle mess jumble hodgepodge mishmash blot stain albatross handicap obstruction letdown let-down anticlimax flop dud damp-squib lemon bluster bombast bravado swagger posture window-dressing showmanship grandstanding spectacle circus pantomime puppet-show gesture-politics giveaway fool's-errand cul-de-sac nonstarter non-starter non-event nonevent misnomer nonanswer regression retrogression exaggeration overstatement caricature wish-fulfilment dream-world decoration digression gaffe misfire mishap burden disappointment problem risk liability ploy gambit gimmick smokescreen delusion wishful excuse pretext cop-out missed-opportunity sideshow afterthought diversion loophole dodge palliative half-measure stopgap bandage patchwork bluff fudge straitjacket millstone drag hindrance impediment mirage chimera pipe-dream wish-list platitude cliché lip-service overreaction",
  ],
  [
    -0.7,
    "butcher thug crook liar coward charlatan demagogue clown hypocrite warmonger stooge lapdog villain blackmail bribe bribery extortion parody mistake error blunder garbage rubbish tripe claptrap drivel piffle poppycock balderdash bunk bunkum baloney hogwash hokum twaddle gibberish bilge pap sophistry casuistry doublespeak doubletalk newspeak cant swindle con scam rip-off racket shakedown robbery theft shambles train-wreck trainwreck bungle botch screw-up cock-up foul-up cheap-shot low-blow smear slander slur calumny libel vendetta witch-hunt whitewash cover-up coverup dishonesty duplicity deceit deception trickery chicanery skulduggery perfidy cynicism callousness cruelty incompetence ineptitude negligence irresponsibility foolishness foolhardiness rashness short-sightedness myopia timidity pusillanimity spinelessness vandalism self-harm self-delusion self-deception wilful-blindness escapism denialism scapegoating opportunism overkill regress disservice misadventure quagmire morass time-bomb timebomb curse scourge plague cancer white-elephant boondoggle failure stunt trap folly fantasy fiction myth fig-leaf charade theatre theater threat danger provocation nonsense capitulation surrender poison posturing propaganda overreach miscalculation joke gimmickry humbug illusion misjudgment misjudgement misstep failing dereliction abdication appeasement complacency recklessness naivety naïveté hubris scaremongering alarmism demagoguery injustice dead-end nightmare menace own-goal oversimplification misreading distortion falsehood red-herring fallacy",
  ],
  [
    -0.9,
    "disaster catastrophe horror sham blasphemy desecration infamy ignominy barbarism savagery wickedness evil depravity imbecility sellout sell-out stitch-up farce travesty scandal disgrace betrayal lie crime madness insult abomination humiliation fiasco debacle hoax stupidity idiocy cowardice hypocrisy arrogance insanity calamity tragedy obscenity outrage atrocity shame lunacy treachery treason",
  ],
);

/** Verbs by which somebody takes a stance on their object. */
export const stanceVerbs = weighted(
  [0.9, "celebrate hail extol venerate idolize idolise glorify lionize lionise exalt champion admire cheer revere"],
  [
    0.7,
    "welcome support endorse compliment esteem uphold vindicate advocate espouse applaud praise commend back favor favour embrace approve salute defend laud cherish acclaim",
  ],
  [0.5, "appreciate trust like relish credit respect value prize"],
  [
    -0.5,
    "doubt question regret bewail rue rubbish pooh-pooh trivialize trivialise disparage reproach rebuke upbraid berate scold distrust mistrust dislike dismiss criticize criticise mock lament ridicule belittle scoff bemoan begrudge fault chide deride disdain scorn spurn malign",
  ],
  [
    -0.7,
    "oppose reject blame savage pillory trash flay revile skewer lash denigrate demonize demonise denounce resent slam protest disapprove lambast lambaste castigate excoriate blast repudiate deplore vilify assail",
  ],
  [-0.9, "condemn despise detest execrate anathematize abhor loathe hate decry"],
);

/** Feelings of the speaker toward what follows "about", "of" or "on": "I am wary of". */
export const feelingAdjectives = weighted(
  [
    0.6,
    "hopeful optimistic confident appreciative admiring fond heartened reassured sympathetic bullish sanguine thankful delighted thrilled relieved keen enthusiastic glad pleased grateful proud happy supportive encouraged satisfied content impressed comfortable",
  ],
  [
    -0.6,
    "lukewarm sorry sad opposed averse hostile allergic cautious wary sceptical furious appalled outraged dismayed aghast ashamed contemptuous disdainful scornful distrustful mistrustful leery chary nervous anxious apprehensive fearful resentful indignant incensed bitter scathing despondent gloomy bearish disillusioned frustrated tired weary sick troubled disturbed dubious sceptic skeptical worried concerned doubtful pessimistic suspicious critical afraid alarmed unconvinced dismissive angry uneasy disappointed unhappy dissatisfied uncomfortable impatient unimpressed displeased disgusted",
  ],
);

/** Verbs of feeling with a preposition: "I worry about". */
export const feelingVerbs = weighted([0.6, "approve rejoice"], [-0.6, "worry disapprove despair complain object"]);
