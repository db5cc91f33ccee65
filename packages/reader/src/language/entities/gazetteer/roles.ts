function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Offices that act for the state they belong to. Head nouns, lower case, singular. */
export const stateOffices = wordSet(`
president vice-president premier chancellor king queen emperor empress monarch sultan emir shah tsar prince taoiseach minister ambassador envoy diplomat consul
spokesman spokeswoman spokesperson general admiral brigadier colonel marshal commander commander-in-chief secretary undersecretary official leader ruler autocrat dictator
strongman chief adviser advisor negotiator attaché attache emissary delegate premier-designate speaker president-for-life caretaker overlord despot commandant statesman
spy-chief tyrant counterpart foreign-minister vice-premier governor-general pope mediator co-ruler mullah
`);

/** Posts that act for the body they belong to; beside a bare nationality they need a word of government ("intelligence", "security") to be the state's. */
export const bodyOffices = wordSet(`
head director director-general secretary-general chairman chairwoman chair chairperson officer representative commissioner coordinator deputy administrator lead
executive chieftain boss manager rapporteur inspector president-elect custodian controller auditor prosecutor
`);

/** Roles in which a person acts for no state, whatever the nationality. */
export const privateRoles = wordSet(`
scholar expert professor analyst journalist reporter correspondent editor columnist writer author historian economist researcher fellow scientist academic lecturer activist dissident exile
businessman businesswoman businessperson oligarch billionaire tycoon entrepreneur banker lawyer lawmaker senator congressman congresswoman legislator parliamentarian mp candidate politician
critic commentator pundit blogger observer strategist pollster sociologist philosopher student citizen refugee actor actress singer athlete ceo investor veteran mayor governor judge bishop
patriarch cleric imam rabbi priest mercenary warlord rebel widow wife son daughter mother father brother sister prisoner detainee physicist doctor novelist poet filmmaker whistleblower defector
campaigner opponent challenger contender specialist theorist consultant executive engineer musician artist thinker intellectual civilian founder co-founder cofounder newcomer biographer translator interpreter hostage financier magnate
demographer geographer lobbyist volunteer graduate alumnus resident voter heir mogul negotiator-turned-critic vlogger presenter broadcaster archivist
`);

/** Forms of address: they tell a person, sometimes the gender, never an office. */
export const honorifics: ReadonlyMap<string, "female" | "male" | null> = new Map([
  ["mr", "male"],
  ["mrs", "female"],
  ["ms", "female"],
  ["miss", "female"],
  ["madam", "female"],
  ["madame", "female"],
  ["sir", "male"],
  ["lord", "male"],
  ["lady", "female"],
  ["dame", "female"],
  ["dr", null],
  ["prof", null],
  ["captain", null],
  ["lieutenant", null],
  ["sergeant", null],
  ["sgt", null],
  ["cmdr", null],
  ["cdr", null],
  ["brig", null],
  ["cpl", null],
  ["rev", null],
  ["saint", null],
  ["sheikh", "male"],
  ["sheikha", "female"],
  ["monsieur", "male"],
  ["herr", "male"],
  ["frau", "female"],
]);

/** Gender that a role noun tells. */
export const genderOfRole: ReadonlyMap<string, "female" | "male"> = new Map([
  ["king", "male"],
  ["emperor", "male"],
  ["prince", "male"],
  ["sultan", "male"],
  ["emir", "male"],
  ["pope", "male"],
  ["chairman", "male"],
  ["spokesman", "male"],
  ["congressman", "male"],
  ["businessman", "male"],
  ["statesman", "male"],
  ["son", "male"],
  ["father", "male"],
  ["brother", "male"],
  ["patriarch", "male"],
  ["queen", "female"],
  ["empress", "female"],
  ["princess", "female"],
  ["chairwoman", "female"],
  ["spokeswoman", "female"],
  ["congresswoman", "female"],
  ["businesswoman", "female"],
  ["actress", "female"],
  ["wife", "female"],
  ["widow", "female"],
  ["daughter", "female"],
  ["mother", "female"],
  ["sister", "female"],
]);

/** Abbreviated titles and what they stand for. */
export const titleAbbreviations: ReadonlyMap<string, string> = new Map([
  ["gen", "general"],
  ["lt", "general"],
  ["maj", "general"],
  ["adm", "admiral"],
  ["col", "colonel"],
  ["capt", "captain"],
  ["sen", "senator"],
  ["rep", "congressman"],
  ["gov", "governor"],
  ["amb", "ambassador"],
  ["pm", "minister"],
  ["fm", "minister"],
]);

/** Words before a role that say it is no longer, or not yet, held. */
export const formerWords = wordSet(
  "former formerly ex late retired then onetime one-time sometime erstwhile ousted deposed toppled outgoing-turned longtime-former past previous emeritus ex-",
);

/** Words before a role that take the state's voice from it. */
export const outsideWords = wordSet(
  "opposition exiled dissident jailed imprisoned rebel separatist breakaway self-declared self-proclaimed student union tribal religious spiritual business community rival shadow would-be aspiring party protest faction militia paramilitary guerrilla mercenary gang insurgent cartel",
);

/** Words of government: beside them a post of a body ("head", "director") is the state's even with a bare nationality. */
export const governmentWords = wordSet(
  "security intelligence defense defence foreign military army navy naval air force police central bank trade finance financial national council nuclear policy state government cabinet climate interior justice economic economy energy border coast guard negotiating ministry ministerial presidential prime vice deputy supreme general joint staff special",
);

/** Words for what an office is about; between a title and a name they belong to the title. */
export const portfolioWords = wordSet(
  "state staff foreign affairs external internal defense defence water resources finance economy economic trade commerce energy climate environment health education justice interior security agriculture industry transport infrastructure labor labour culture tourism development cooperation technology science digital migration home housing planning petroleum oil mines public works national war police army navy air force forces intelligence general",
);

/** Titles that only one state's offices bear in English: they are that state's where the text names it. */
export const titlesOfStates: readonly { readonly title: RegExp; readonly state: string }[] = [
  { title: /^Secretary of (?:State|Defense|the Treasury|Commerce|Energy|Homeland Security|War)$/i, state: "state:USA" },
  { title: /^Chancellor of the Exchequer$/i, state: "state:GBR" },
  { title: /^Taoiseach$/i, state: "state:IRL" },
];

/** Adjectives and nouns that stand before role nouns in titles, beside what the tagger calls an adjective or noun. */
export const plainTitleWords = wordSet(
  "prime vice deputy first second senior top chief supreme acting interim outgoing incoming ruling longtime veteran special honorary crown supreme assistant associate principal lead junior under managing executive permanent high",
);

/** Words for a government, its people and its arms: with a state before or after them they act as that state. */
export const stateCollectives = wordSet(`
government governments leadership authorities regime administration officials official diplomats diplomat troops forces soldiers military army navy policymakers policymaker negotiators negotiator
spokesman spokeswoman spokesperson delegation cabinet embassy ambassador envoy strategists generals commanders rulers elite elites warships warplanes jets drones missiles artillery
foreign-minister minister ministers president premier leader chancellor king intelligence invaders occupiers airmen sailors marines coastguard
`);

/** Common nouns that, with a state before or after, name one of its organs. */
export const stateOrgans = wordSet(`
ministry parliament legislature senate congress assembly supreme-court court central-bank department treasury council police agency service commission judiciary electorate navy
`);

/** Last words of names of bodies. */
export const organizationHeads = wordSet(`
Hub Center Centre Institute Institution University College School Academy Council Committee Commission Ministry Department Agency Bureau Office Foundation Fund Bank Association Organization Organisation Union
League Court Tribunal Congress Parliament Assembly Party Movement Front Coalition Alliance Network Program Programme Project Group Corporation Company Corps Force Forces Army Navy Guard Brigade Battalion Division Fleet Command
Embassy Consulate Federation Confederation Society Trust Board Chamber Authority Administration Service Services Press Times Post Journal News Review Tribune Herald Forum Laboratory Lab Observatory Secretariat Directorate Cabinet Staff
Museum Library Hospital Church Partners Associates Advisors Advisers Consulting Strategies Holdings Industries Technologies Systems Airlines Relief Monitor Vision Energy Petroleum Motors Inc Corp Ltd LLC GmbH AG
`);

/** Last words of names that are no body: plans, documents, wars, prizes, events. */
export const otherHeads = wordSet(`
Initiative Plan Act Agreement Accord Accords Treaty Pact Protocol Convention Charter Declaration Doctrine Strategy War Wars Revolution Crisis Road Summit Dialogue Process Framework Report Review Prize Award Medal Day Year Week Spring Olympics Games Cup Memorandum Resolution Principle Principles Law Bill Order
Deal Campaign Conference Operation Corridor Pipeline Bridge Street Square Avenue Airport River Sea Ocean Bay Gulf Island Islands Peninsula Mountains Valley Desert Lake Strait Canal Highway Palace House Hotel Stadium Park
Studies Affairs Policy Security Era Age Century Dream Front Index List Fair Expo Festival Breakfast Lunch Dinner Desk Guide File Code Book Show Month Scholar Fellow Scholarship Fellowship Chair Concept Vision Theory Thought
`);
