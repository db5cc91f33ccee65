/** Adjectives by which a matter falls or falls short: whoever is for "lower taxes" is not for "taxes". */
export const lesseningAdjectives: ReadonlySet<string> = new Set(
  `little less fewer lower low falling declining weaker reduced decreasing shrinking dwindling diminished diminishing smaller waning
  weakening worsening poor weak insufficient inadequate limited scarce lost`.split(/\s+/),
);

/** Adjectives of amount and movement, which the sign of a cause counts (codebook K4): "more", "falling". */
export const changeAdjectives: ReadonlySet<string> = new Set([
  ...`more greater higher rising growing increased increasing deeper stronger further additional new renewed better larger bigger heightened
  mounting closer wider expanding surging soaring big great high strong large expanded enhanced continued continuing persistent ongoing
  constant extra mutual severe heavy massive huge vast widespread rampant irregular stricter strict tighter tight harsher harsh stiff stiffer
  lasting`.split(/\s+/),
  ...lesseningAdjectives,
]);
