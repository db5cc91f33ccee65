/** Adjectives of amount and movement: "more", "falling". */
export const changeAdjectives: ReadonlySet<string> = new Set(
  `more greater higher rising growing increased increasing deeper stronger further additional new renewed better larger bigger heightened
  mounting closer wider expanding surging soaring big great high strong large expanded enhanced continued continuing persistent ongoing
  constant extra mutual severe heavy massive huge vast widespread rampant irregular stricter strict tighter tight harsher harsh stiff stiffer
  lasting little less fewer lower low falling declining weaker reduced decreasing shrinking dwindling diminished diminishing smaller waning
  weakening worsening poor weak insufficient inadequate limited scarce lost`.split(/\s+/),
);

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
