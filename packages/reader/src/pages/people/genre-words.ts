/** Word lists of the genre. All entries are lower case unless they are read by letter case. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Nouns that name an office or post; the head of a role. */
export const roleNouns: ReadonlySet<string> = words(`
  academic accountant activist adjutant administrator admiral adviser advisor aide ambassador analyst anchor archivist associate attaché attache attorney auditor
  banker barrister brigadier broadcaster candidate captain chair chairman chairperson chairwoman chancellor chargé d'affaires d’affaires chief co-chair co-director co-editor
  co-founder co-host cofounder colonel columnist commander commandant commentator commissioner congressman congresswoman consul consultant controller coordinator co-ordinator
  correspondent counsel counsellor counselor curator dean delegate demographer deputy designer diplomat director director-general doctor economist editor editor-in-chief
  editor-at-large emeritus emerita engineer envoy executive fellow forecaster founder general geographer governor head historian host inspector instructor interpreter judge
  journalist justice lawmaker lawyer leader lecturer legislator lieutenant major manager marshal mayor mediator member minister negotiator observer officer official operative organiser
  organizer parliamentarian partner physicist planner practitioner premier president principal producer professor programmer prosecutor provost publisher rapporteur reader
  rector reporter representative researcher resident scholar scientist secretary secretary-general senator sergeant sinologist sociologist soldier speaker specialist spokesman
  spokesperson spokeswoman statistician strategist student superintendent supervisor surgeon teacher trader treasurer trustee undersecretary under-secretary veteran vice-president
  agronomist anthropologist archaeologist artist biologist businessman businesswoman chemist civil-servant clergyman climatologist criminologist ecologist entrepreneur
  epidemiologist farmer filmmaker fisherman geologist hydrologist imam investor jurist linguist logistician meteorologist musician nurse oceanographer pastor philosopher
  chairperson chief-of-mission observer secretariat
  convener convenor statesman stateswoman
  arabist bioethicist cartographer constitutionalist cryptographer essayist exporter glaciologist headman immunologist importer investigator kremlinologist magistrate memoirist
  novelist orientalist paediatrician pediatrician playwright podcaster polemicist polemologist psychiatrist publicist reinsurer turkologist verifier whistleblower zoologist
  harbourmaster insurer lobbyist master pollster underwriter shipowner campaigner advocate solicitor archbishop geneticist deminer botanist curator
  photographer physician pilot politician priest psychologist rabbi seismologist speechwriter technologist theologian tutor volcanologist
  actuary arbitrator architect broker buyer conservationist crofter dealer deacon docker electrician environmentalist firefighter fishmonger forester grower headmaster
  headmistress headteacher mathematician midwife miner monk notary nun paramedic peacekeeper pharmacist policeman policewoman rancher ranger sailor schoolteacher seafarer
  shopkeeper skipper stallholder stockbroker surveyor technician trawlerman unionist vet veterinarian vicar virologist warden
  docent privatdozent deminer commodore councillor councilor ombudsman ombudswoman registrar ombudsperson
  whip vp svp evp avp lead co-lead envoy-at-large non-resident ceo cfo cto cio ciso cmo cmd mp mep phd-candidate
`);

/** Heads that describe a person without naming an office; they may still lead to an affiliation. */
export const otherPersonNouns: ReadonlySet<string> = words(`
  author co-author coauthor contributor expert graduate native recipient winner writer translator citizen resident alumnus alumna essayist novelist poet supporter critic
`);

/** Offices held for a state: who holds one now acts for it. */
export const officeNouns: ReadonlySet<string> = words(`
  ambassador attaché attache chancellor chargé d'affaires d’affaires consul diplomat envoy minister negotiator official premier president secretary spokesman spokesperson
  spokeswoman undersecretary under-secretary admiral general commander commissioner representative governor delegate secretary-general director-general
`);

/** Further nouns whose holder served a state, so that a nationality before them tells where the person belongs. */
export const serviceNouns: ReadonlySet<string> = words(`
  adviser advisor aide officer captain colonel lieutenant major brigadier marshal soldier judge justice senator congressman congresswoman legislator parliamentarian member mp
  operative prosecutor chief commandant sergeant mediator
`);

/** Bodies of a state, as they follow a nationality: "the Russian energy ministry". */
export const stateBodyNouns: ReadonlySet<string> = words(`
  government ministry parliament navy army military force forces cabinet senate congress treasury embassy presidency chancellery assembly intelligence administration minister
  president foreign-ministry duma bundestag
`);

/** Nouns that tell a capitalised phrase to be an organisation (lower case here, capital in the text). */
export const organizationNouns: ReadonlySet<string> = words(`
  academia academy administration advisers advisors advisory affairs agency alliance army assembly associates association authority banca banco bank banque board brigade bureau business capital
  center centre chamber chronicle church club coalition college command commission committee community company compass conference congress conseil consortium consulting consultancy
  cooperative co-operative corp corporation corps council courier court daily department desk directorate division economist embassy endowment enterprise exchange faculty federation force forces forum
  foundation fund gazette group guard guardian herald house hub inc initiative institut institute institution journal laboratory lab law league ledger letter library magazine
  management ministry mission monitor movement navy network news newspaper observatory observer office organisation organization parliament partners partnership party police
  archive archives centro chambers collegium dialogue ecole école escola escuela facultad fondation fondazione fundação fundación instituto instytut istituto observatoire observatorio
  platform politecnico polytechnic stiftung survey tankers refining shipbrokers brokers growers exporters owners traders farmers producers workers airlines airways pharmaceuticals holdings
  post practice press programme program project quarterly radio research review risk school secretariat securities senate service services society strategies studies summit syndicate
  tank task telegraph television think times treasury tribune tribunal trust union unit universidad universidade universita università universität universite université universitet university uniwersytet watch weekly
`);

/** Parts of a larger body: the body that follows them with "at" or stands before them with "'s" is the employer. */
export const unitNouns: ReadonlySet<string> = words(
  "center centre hub program programme project initiative school faculty department division lab laboratory desk practice unit team task office library chair",
);

/** Words that stand capitalised in headings and names of bodies but in no name of a person. */
export const notInNames: ReadonlySet<string> = words(`
  the a an and or but if as of for from to in on at by with after before about against between into over under without within this that these those his her its their our your my
  what why how who whom whose when where which is are was were be will would can could should shall may might must do does did has have had not no yes
  he she it they we you i there here new now then later earlier meanwhile afterwards today tomorrow yesterday more most less least first second third last next former formerly
  january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  senior junior deputy assistant vice chief executive associate visiting adjunct distinguished nonresident non-resident honorary emeritus acting interim managing founding
  expert experts author authors editor editors editorial staff team newsroom desk correspondent correspondents contributors contributor report reports reporter
  read more related share subscribe comments comment tags photo image source note update updated published posted jump quick takes takeaways questions question answers answer poll
  war peace treaty truce deal summit talks crisis election elections vote sanctions trade energy oil gas security defence defense policy economy military nuclear
  north south east west northern southern eastern western central middle european asian african american americas atlantic pacific arctic indian ocean sea islands strait peninsula republic kingdom
  information details overview background introduction conclusion summary contents highlights event events resources signing announcement statement statements reaction reactions
  response responses endorse endorses welcome welcomes press release
  analyses prize prizes award awards medal national international holdings limited ltd partners associates securities consulting consultants advisory advisors ventures enterprises industries
  another other others each every such many much few
  therefore thus hence consequently accordingly however nevertheless nonetheless moreover furthermore meanwhile otherwise instead indeed besides likewise similarly
  because although though since unless while whereas whether perhaps maybe neither either both
  agree disagree agrees disagrees strongly neutral undecided uncertain abstain confidence
  commercial break videotape audiotape laughter applause crosstalk
  state president-elect secretary-general democratic republican conservative senators representatives congressmen congresswomen lawmakers islamic
  get follow spotify youtube rss stitcher soundcloud episode episodes transcript transcripts season podcast podcasts directions menu login listen watch download subscribe newsletter website account donate radio video audio
  meeting meetings hansard unrevised proceedings tool tools sciences studies session sessions parish location columns op-ed op-eds
  interviewer moderator host q a special government governments copy url link print email e-mail tweet
  rights insights zone zones sourcing electronic electronics semiconductor semiconductors aggression icon icons button buttons arrow county treaties resolution resolutions
  economics religion science history philosophy sociology anthropology psychology mathematics physics chemistry biology literature linguistics medicine engineering education
  journalism management finance accounting marketing nursing theology geography geology statistics humanities ecology neuroscience
  doctrine ceasefire airlines airways motors pharmaceuticals technologies systems solutions logistics petroleum exclusive dear
`);

/** Verbs that stand before a name in an inverted clause ("Says Ada Lund: …") and behind it in a line of capitals; "said" is a name as well. */
export const invertingVerbs: ReadonlySet<string> = words(`
  says tells told adds added asks asked argues argued explains explained insists insisted notes noted observes observed recalls recalled remarks remarked replies replied
  responds responded warns warned writes wrote concludes concluded continues continued predicts predicted quips quipped retorts retorted jokes joked
`);

/** Words that name outlets, alone or at the end of a name of two or three words: "Horn Dispatches", "Nile Compass". */
export const outletNouns: ReadonlySet<string> = words(`
  dispatches dispatch notes letters letter brief briefs briefing wire compass standard lab ledger files papers digest insight insights outlook pulse voice voices mirror star globe
  argus examiner observer inquirer independent express mail post press record sentinel bulletin courier dialogue dialogues perspective perspectives matters today online daily weekly
  monthly quarterly journal gazette times tribune review monitor forum forums signal signals lines debates blog magazine report reports analysis lens line sphere
`);
