/*
 * Words by which a speaker finds fault with an actor, as beginnings of lower-case lemmas. Strong ones carry a reproach
 * alone; weak ones only together, or beside a demand.
 */

function startsWithAny(words: string): RegExp {
  return new RegExp(`^(?:${words.trim().split(/\s+/).join("|")})`);
}

export const strongReproach: RegExp = startsWithAny(
  `aggress annex illegal unlawful occup invad invasion violat provocat provocateur destabili propaganda disinform fiction lie$ lying$ pretext intimidat
   incit subvers infiltrat sham$ fabricat hypocri unacceptabl unjustif deplor denounc blackmail undermin escalat interfer
   interven$ meddl coup$ punitive arbitrary neo-nazi henchm draconi reckless brutal so-called irresponsib cynical distort mislead grotesque
   hatred chauvinis russophob orchestrat dismember bombard militant terroris bloodshed atrocit impunity unprovoked coerc
   menac manipulat ultimatum double-standard outrag shameful disgrac ominous flagrant blatant condemn`,
);

export const weakReproach: RegExp = startsWithAny(
  `refus fail deny denial reject threat tension violence force$ forc seiz attack troop$ separatis extremis radical crisis contrary unfortunat regret concern
   dangerous crimin abuse guilt accus blame responsib unobjective suppress oppress mass$ armed worsen harm damage reluct ignor
   obstruct contradict doubt incomprehensib strange allege claim`,
);

/** What a speaker asks to stop: "must *cease*", "call on X to *withdraw*". */
export const cessation: RegExp = startsWithAny(
  "cease stop refrain desist withdraw end$ pull halt abandon reverse abstain de-escalat stand-down comply abide respect oblig dissociat reject disarm",
);
