import { organizationColumns } from "./organization-columns.ts";

/** Armed and political movements, ruling and other parties that act for themselves; see `organizationColumns`. */
export const movements = organizationColumns(
  "armed",
  `
Hamas    | Hamas | Islamic Resistance Movement | PSE | group; movement
Hezbollah | Hezbollah | Hizbollah; Hizbullah; Hezbullah; Party of God | LBN | group; movement; militia
Houthis  | Houthis | Houthi; Houthi movement; Ansar Allah; Ansarallah | YEM | group; rebels; movement; militia
Islamic-State | Islamic State | ISIS; ISIL; IS; Daesh; ISIS-K; Islamic State Khorasan | - | group
Al-Qaeda | Al-Qaeda | al-Qaeda; al Qaeda; Al Qaeda; al-Qaida; AQAP; AQIM | - | group; network
Taliban  | Taliban | Taleban | AFG | group; movement; regime
Al-Shabaab | Al-Shabaab | al-Shabaab; al Shabaab; al-Shabab; Al Shabaab | SOM | group
Boko-Haram | Boko Haram | - | NGA | group
Wagner   | Wagner Group | Wagner; PMC Wagner | RUS | group; mercenaries
Africa-Corps | Africa Corps | - | RUS | corps
Fatah    | Fatah | - | PSE | movement; party
PLO      | Palestine Liberation Organization | PLO; Palestine Liberation Organisation | PSE | organization
PIJ      | Palestinian Islamic Jihad | Islamic Jihad; PIJ | PSE | group
PKK      | Kurdistan Workers' Party | PKK; Kurdistan Workers Party | TUR | group; party
YPG      | YPG | People's Protection Units | SYR | militia
SDF      | Syrian Democratic Forces | SDF | SYR | group; forces
HTS      | Hayat Tahrir al-Sham | HTS | SYR | group
FARC     | FARC | - | COL | group
ELN      | ELN | National Liberation Army | COL | group
LTTE     | Liberation Tigers of Tamil Eelam | LTTE; Tamil Tigers | LKA | group; rebels
M23      | M23 | March 23 Movement | COD | group; rebels
RSF      | Rapid Support Forces | RSF | SDN | paramilitary; forces
TPLF     | Tigray People's Liberation Front | TPLF | ETH | front; party
Muslim-Brotherhood | Muslim Brotherhood | - | - | movement
Kataib-Hezbollah | Kataib Hezbollah | Kata'ib Hezbollah | IRQ | militia
CCP      | Chinese Communist Party | CCP; Communist Party of China; CPC | CHN | party
United-Russia | United Russia | - | RUS | party
DPP      | Democratic Progressive Party | DPP | TWN | party
KMT      | Kuomintang | KMT; Nationalist Party | TWN | party
LDP      | Liberal Democratic Party | LDP | JPN | party
BJP      | Bharatiya Janata Party | BJP | IND | party
Likud    | Likud | - | ISR | party
AKP      | Justice and Development Party | AKP | TUR | party
AfD      | Alternative for Germany | AfD; Alternative für Deutschland | DEU | party
CDU      | Christian Democratic Union | CDU | DEU | party
SPD      | Social Democratic Party of Germany | SPD | DEU | party
National-Rally | National Rally | Rassemblement National | FRA | party
Fidesz   | Fidesz | - | HUN | party
PiS      | Law and Justice | PiS | POL | party
Georgian-Dream | Georgian Dream | - | GEO | party
Labour   | Labour Party | - | GBR | party
Conservative-Party | Conservative Party | Tories; Tory Party | GBR | party
Republican-Party | Republican Party | GOP; Republicans; Republican# | USA | party
Democratic-Party | Democratic Party | Democrats# | USA | party
ANC      | African National Congress | ANC | ZAF | party
PTI      | Pakistan Tehreek-e-Insaf | PTI | PAK | party
NLD      | National League for Democracy | NLD | MMR | party
Polisario | Polisario Front | Polisario | - | front; movement
JNIM     | JNIM | Jama'at Nasr al-Islam wal Muslimin | MLI | group
ISWAP    | ISWAP | - | NGA | group
ADF      | Allied Democratic Forces | ADF | COD | group; rebels
FDLR     | FDLR | - | COD | group; rebels
Lords-Resistance-Army | Lord's Resistance Army | LRA | UGA | group; rebels
SPLM     | SPLM | Sudan People's Liberation Movement; SPLM-N | SDN | movement
Fano     | Fano | - | ETH | militia
Oromo-Liberation-Army | Oromo Liberation Army | - | ETH | rebels; group
LNA      | Libyan National Army | LNA | LBY | army
GNA      | Government of National Accord | GNA | LBY | government
Arakan-Army | Arakan Army | - | MMR | army; group; rebels
KIA      | Kachin Independence Army | KIA | MMR | army; group; rebels
NUG      | National Unity Government | NUG | MMR | government
Abu-Sayyaf | Abu Sayyaf | - | PHL | group
MILF     | Moro Islamic Liberation Front | MILF | PHL | front; group
TTP      | Tehrik-i-Taliban Pakistan | TTP; Pakistani Taliban | PAK | group
LeT      | Lashkar-e-Taiba | Lashkar-e-Tayyiba; LeT | PAK | group
JeM      | Jaish-e-Mohammed | JeM | PAK | group
BLA      | Balochistan Liberation Army | BLA | PAK | group
Peshmerga | Peshmerga | - | IRQ | forces; fighters
PMF      | Popular Mobilization Forces | Popular Mobilisation Forces; Hashd al-Shaabi; PMF | IRQ | militia; forces
KRG      | Kurdistan Regional Government | KRG | IRQ | government
KDP      | Kurdistan Democratic Party | KDP | IRQ | party
STC      | Southern Transitional Council | STC | YEM | council
Shining-Path | Shining Path | - | PER | group; rebels
Sinaloa-Cartel | Sinaloa Cartel | - | MEX | cartel
Tren-de-Aragua | Tren de Aragua | - | VEN | gang
IRA      | Irish Republican Army | IRA | IRL | group
ETA      | Euskadi Ta Askatasuna | - | ESP | group
Azov     | Azov Brigade | Azov Battalion; Azov Regiment | UKR | brigade
Morena   | Morena# | - | MEX | party
PSOE     | PSOE | Spanish Socialist Workers' Party | ESP | party
Vox      | Vox# | - | ESP | party
Five-Star | Five Star Movement | - | ITA | movement; party
Lega     | Lega# | Northern League | ITA | party
Brothers-of-Italy | Brothers of Italy | - | ITA | party
Civic-Platform | Civic Platform | Civic Coalition | POL | party
Smer     | Smer | - | SVK | party
Syriza   | Syriza | - | GRC | party
CHP      | Republican People's Party | CHP | TUR | party
MHP      | Nationalist Movement Party | MHP | TUR | party
HDP      | Peoples' Democratic Party | HDP | TUR | party
Congress-Party | Indian National Congress | Congress Party | IND | party
Awami-League | Awami League | - | BGD | party
BNP      | Bangladesh Nationalist Party | - | BGD | party
PML-N    | PML-N | Pakistan Muslim League | PAK | party
UMNO     | UMNO | - | MYS | party
Komeito  | Komeito | - | JPN | party
PAP      | People's Action Party | PAP | SGP | party
Pheu-Thai | Pheu Thai | - | THA | party
Frelimo  | Frelimo | FRELIMO | MOZ | party
Zanu-PF  | Zanu-PF | ZANU-PF; ZANU PF | ZWE | party
Swapo    | Swapo | SWAPO | NAM | party
Democratic-Alliance | Democratic Alliance# | - | ZAF | party
EFF      | Economic Freedom Fighters | EFF | ZAF | party
APC      | All Progressives Congress | APC | NGA | party
Peronists | Peronists | Peronist Party; Justicialist Party | ARG | party; movement
SNP      | Scottish National Party | SNP | GBR | party
Reform-UK | Reform UK | - | GBR | party
Liberal-Democrats | Liberal Democrats | Lib Dems | GBR | party
Sinn-Fein | Sinn Féin | Sinn Fein | IRL | party
DUP      | Democratic Unionist Party | DUP | GBR | party
`,
);
