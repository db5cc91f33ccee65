/** Nouns that name little without what follows them: "the option of a wider deal", "efforts to lift the ban". */
const lightNouns: ReadonlySet<string> = new Set(
  `ability absence advantage aim allegation attempt basis belief bid call case chance charge choice claim condition cost creation danger decision degree demand
  desire determination duty effect effort end expansion expectation excuse extent face failure fact fear form goal habit hope idea impetus impression inability incentive issue job kind lack
  level list loss lot matter means move need notion number obligation offer opportunity option part piece plan pledge point position possibility power practice pretext
  price process promise proof proposal prospect question rate readiness reason refusal result right risk role rule scope sense series set share side sign size sort
  source stage start state step supply tactic talk task tendency term threat type use version view want warning way will willingness wish work`
    .trim()
    .split(/\s+/),
);

/** "Idea", "effort": a noun that a reader asks of which, or to do what. */
export function isLightNoun(lemma: string): boolean {
  return lightNouns.has(lemma.toLowerCase());
}
