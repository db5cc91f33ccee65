/** Nouns for people and bodies of people: they can hold a stance, and what they do is an act. */
const humanNouns: ReadonlySet<string> = new Set(
  `leader official critic expert government opposition party partner ally lawmaker minister president analyst voter diplomat group member country state capital
  public people citizen union court parliament congress senator general army military activist observer neighbour neighbor community side majority minority coalition company industry investor economist scholar colleague friend rival camp lobby press media newspaper authority administration king queen prince chancellor premier
  governor mayor commander soldier officer police rebel militia insurgent protester demonstrator resident farmer worker trader banker bank firm regime cabinet ministry
  council commission committee agency institute delegation envoy negotiator ambassador spokesman spokeswoman spokesperson adviser advisor politician candidate electorate nation alliance bloc cartel faction movement church cleric judge prosecutor lawyer journalist author writer historian reader supporter opponent sceptic skeptic hawk dove
  republican democrat conservative liberal socialist nationalist islamist moderate hardliner donor buyer seller supplier exporter importer ruler rulers elder general troop mercenary trainer insurer lender creditor shareholder manager executive owner employer employee consumer customer household family tenant refugee migrant exile émigré settler villager islander planner strategist spy scientist engineer economist campaigner lobbyist defender admirer dictator tyrant usurper plotter putschist junta guard navy fleet man woman child youth student teacher doctor director chairman secretary chief boss
  bishop archbishop priest imam rabbi monk pope peasant miner docker trucker rancher grower prisoner hostage veteran pensioner taxpayer landowner landlord mediator inspector peacekeeper commissioner`
    .trim()
    .split(/\s+/),
);

/** True for a noun that names people or a body of people. */
export function isHumanNoun(lemma: string): boolean {
  return humanNouns.has(lemma.toLowerCase());
}

/** Nouns for bodies and places that act: no single person, whom "she" or "he" stands for. */
const bodyNouns: ReadonlySet<string> = new Set(
  `agency alliance army authority bank bloc cabinet capital cartel church city coalition commission committee community company congress council country court crowd delegation
  electorate faction firm fleet government group guard industry junta lobby majority media militia ministry minority movement nation navy opposition parliament party people
  police press public regime senate staff state town union world`.split(/\s+/),
);

/** True for a noun that names a body of people, or a place that stands for one. */
export function isBodyNoun(lemma: string): boolean {
  return bodyNouns.has(lemma.toLowerCase());
}
