function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Arms, vessels and names for a state itself: what they do is its owner's. */
export const instruments: ReadonlySet<string> = wordSet(
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

/** What takes a body's agents out of its service: they are not the state's. */
export const estranged = /^(?:opposition|former|ex|exiled|dissident|rebel|anti|pro|jailed|retired|independent|separatist)$/;

/** Places that govern themselves, in law or in fact: they act as states do. */
export const selfGoverning: ReadonlySet<string> = new Set(
  `hong-kong macau greenland faroe-islands somaliland puntland transnistria gagauzia abkhazia south-ossetia nagorno-karabakh republika-srpska northern-cyprus iraqi-kurdistan
   kurdistan scotland wales northern-ireland catalonia basque-country tigray amhara oromia bougainville new-caledonia french-polynesia puerto-rico quebec alberta
   western-sahara chechnya bavaria california texas`
    .split(/\s+/)
    .map((name) => `place:${name}`),
);
