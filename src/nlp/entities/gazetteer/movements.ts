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
`,
);
