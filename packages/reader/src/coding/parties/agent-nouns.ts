function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Arms, vessels and names for a state itself: what they do is its owner's. */
const instruments = wordSet(
  `fleet cutter corvette frigate destroyer gunboat trawler speedboat patrol helicopter bomber warship warplane jet aircraft drone missile vessel ship submarine tank artillery
   state country nation republic kingdom capital presidency side diplomacy regime`,
);

/** People and bodies that act for the state or body named beside them: "Russian *troops*", "the *government* of Chad". */
export const agents = wordSet(
  `force troop soldier army military navy marine guard commando unit battalion brigade gunner sniper police officer government administration authority official minister ministry
   president premier chancellor king leader leadership cabinet parliament senate congress legislature lawmaker legislator mp delegation delegate diplomat negotiator envoy ambassador embassy
   spokesman spokeswoman spokesperson representative counterpart colleague team intelligence agency service agent court judge prosecutor
   general commander chief secretary general-secretary head monarch ruler prince emperor politburo
   council committee commission mission inspector peacekeeper observer lobbyist`,
);

/** Nouns that act for the state or body named beside them. */
export const agentNouns: ReadonlySet<string> = new Set([...agents, ...instruments]);

/** Nouns that act for a movement or militia named beside them ("Hezbollah *fighters*"), but not for a state ("Iraqi fighters"). */
export const fighterNouns =
  /^(?:fighter|militant|gunman|bomber|attacker|jihadist|insurgent|rebel|guerrilla|operative|hitman|mercenary|cadre|activist|lawmaker|hacker)$/;

/** What takes a body's agents out of its service: they are not the state's. */
export const estranged = /^(?:opposition|former|ex|exiled|dissident|rebel|anti|pro|jailed|retired|independent|separatist)$/;

/** What an actor does is put under the name of what it decides: "Norway's *decision* to accuse". */
export const deedNouns: ReadonlySet<string> = new Set(
  "attack raid bombing shelling airstrike annexation occupation blockade aggression assault crackdown killing murder arrest detention expulsion withdrawal decision move attempt effort plan policy action act step strategy campaign pressure behaviour behavior approach refusal failure willingness use offensive strike attack invasion war operation".split(
    " ",
  ),
);

/** Further deeds, which are an actor's own where they act, and nobody's where they are acted on. */
export const ownDeeds: ReadonlySet<string> = new Set(
  "report resolution letter speech declaration communique communiqué law bill ruling verdict decree article proposal reversal tariff sanction threat warning ban embargo visit offer remark statement veto drill exercise ultimatum initiative".split(
    " ",
  ),
);

/** Places that govern themselves, in law or in fact: they act as states do. */
export const selfGoverning: ReadonlySet<string> = new Set(
  `hong-kong macau greenland faroe-islands somaliland puntland transnistria gagauzia abkhazia south-ossetia nagorno-karabakh republika-srpska northern-cyprus iraqi-kurdistan
   kurdistan scotland wales northern-ireland catalonia basque-country tigray amhara oromia bougainville new-caledonia french-polynesia puerto-rico quebec alberta
   western-sahara chechnya bavaria california texas`
    .split(/\s+/)
    .map((name) => `place:${name}`),
);

/** Nouns that say what an actor named beside them is: "Chile, a *country* that recognizes …". */
export const describingNouns = /^(?:country|state|nation|power|government|member|party|company|leader|president|politician|man|woman|person)$/;
