import { organizationColumns } from "./organization-columns.ts";

/**
 * Organs of states whose name alone tells the state; see `organizationColumns` for the columns.
 * Organs named by a common noun ("the Chinese foreign ministry") are read from the text instead.
 */
export const stateBodies = organizationColumns(
  "state",
  `
us-congress | US Congress | Congress; Capitol Hill; U.S. Congress; United States Congress; the Capitol | USA | congress; legislature
us-senate | US Senate | U.S. Senate; Senate# | USA | senate
us-house-of-representatives | US House of Representatives | House of Representatives#; U.S. House of Representatives | USA | house
us-state-department | US State Department | State Department; Department of State; U.S. State Department; US Department of State; U.S. Department of State; United States Department of State | USA | department
us-department-of-defense | US Department of Defense | Department of Defense; Defense Department; US Defense Department; U.S. Department of Defense; DoD | USA | department
us-treasury | US Treasury | Treasury Department; Department of the Treasury; U.S. Treasury; US Treasury Department | USA | treasury; department
us-commerce-department | US Commerce Department | Commerce Department; Department of Commerce; U.S. Commerce Department; US Department of Commerce; United States Department of Commerce | USA | department
us-justice-department | US Justice Department | Justice Department; Department of Justice; DOJ; US Department of Justice; U.S. Department of Justice; United States Department of Justice | USA | department
us-energy-department | US Department of Energy | Energy Department; Department of Energy | USA | department
us-homeland-security | US Department of Homeland Security | Department of Homeland Security; DHS; Homeland Security | USA | department
Federal-Reserve | Federal Reserve | the Fed; US Federal Reserve; U.S. Federal Reserve; Federal Reserve Board | USA | bank
CIA | CIA | Central Intelligence Agency; C.I.A. | USA | agency
FBI | FBI | Federal Bureau of Investigation; F.B.I. | USA | bureau
NSA | National Security Agency | NSA | USA | agency
us-national-security-council | US National Security Council | National Security Council#; NSC# | USA | council
National-Intelligence-Council | National Intelligence Council | - | USA | council
DIA | Defense Intelligence Agency | DIA | USA | agency
us-supreme-court | US Supreme Court | U.S. Supreme Court | USA | court
us-army | US Army | U.S. Army | USA | army
us-navy | US Navy | U.S. Navy | USA | navy
us-air-force | US Air Force | U.S. Air Force | USA | force
us-marine-corps | US Marine Corps | U.S. Marine Corps; Marine Corps | USA | corps
us-coast-guard | US Coast Guard | U.S. Coast Guard | USA | guard
Joint-Chiefs | Joint Chiefs of Staff | Joint Chiefs | USA | -
CENTCOM | US Central Command | CENTCOM; Central Command; U.S. Central Command | USA | command
INDOPACOM | US Indo-Pacific Command | INDOPACOM; Indo-Pacific Command; U.S. Indo-Pacific Command | USA | command
AFRICOM | US Africa Command | AFRICOM; U.S. Africa Command | USA | command
USAID | USAID | US Agency for International Development; U.S. Agency for International Development | USA | agency
USTR | Office of the US Trade Representative | USTR; Office of the U.S. Trade Representative | USA | office
state-duma | State Duma | Duma | RUS | parliament; house
federation-council | Federation Council | - | RUS | council
FSB | FSB | Federal Security Service | RUS | service
GRU | GRU | - | RUS | service
SVR | SVR | Foreign Intelligence Service | RUS | service
Rosneft | Rosneft | - | RUS | company
Gazprom | Gazprom | - | RUS | company
Rosatom | Rosatom | - | RUS | company
PLA | People's Liberation Army | PLA | CHN | army; military
PLAN | PLA Navy | People's Liberation Army Navy; PLAN | CHN | navy
NPC | National People's Congress | NPC | CHN | congress
Politburo-Standing-Committee | Politburo Standing Committee | Politburo; Standing Committee | CHN | committee
central-military-commission | Central Military Commission | CMC | CHN | commission
state-council-china | State Council | - | CHN | council
PBOC | People's Bank of China | PBOC | CHN | bank
MOFCOM | MOFCOM | - | CHN | ministry
taiwan-affairs-office | Taiwan Affairs Office | - | CHN | office
IRGC | Islamic Revolutionary Guard Corps | IRGC; Revolutionary Guards; Revolutionary Guard; Iran's Revolutionary Guards | IRN | corps; guards
Quds-Force | Quds Force | Qods Force | IRN | force
Majlis | Majlis | - | IRN | parliament
guardian-council | Guardian Council | - | IRN | council
IDF | Israel Defense Forces | IDF; Israeli Defense Forces; Israel Defence Forces | ISR | army; military
Knesset | Knesset | - | ISR | parliament
Mossad | Mossad | - | ISR | agency; service
Shin-Bet | Shin Bet | - | ISR | agency; service
Verkhovna-Rada | Verkhovna Rada | Rada | UKR | parliament
SBU | Security Service of Ukraine | SBU | UKR | service
Bundestag | Bundestag | - | DEU | parliament
Bundesrat | Bundesrat | - | DEU | chamber
Bundeswehr | Bundeswehr | - | DEU | army; military
Bundesbank | Bundesbank | - | DEU | bank
Sejm | Sejm | - | POL | parliament
MI6 | MI6 | Secret Intelligence Service | GBR | service; agency
MI5 | MI5 | - | GBR | service; agency
GCHQ | GCHQ | - | GBR | agency
uk-parliament | UK Parliament | House of Commons; House of Lords | GBR | parliament
uk-foreign-office | UK Foreign Office | Foreign Office; FCDO; Foreign, Commonwealth and Development Office; Foreign Commonwealth and Development Office | GBR | office
Bank-of-England | Bank of England | - | GBR | bank
Royal-Navy | Royal Navy | - | GBR | navy
Royal-Air-Force | Royal Air Force | RAF | GBR | force
Bank-of-Japan | Bank of Japan | BOJ | JPN | bank
Diet | National Diet | the Diet | JPN | parliament
JSDF | Self-Defense Forces | Japan Self-Defense Forces; JSDF; Self-Defence Forces; SDF# | JPN | forces; military
METI | METI | - | JPN | ministry
Lok-Sabha | Lok Sabha | - | IND | parliament; house
Rajya-Sabha | Rajya Sabha | - | IND | house
RBI | Reserve Bank of India | RBI | IND | bank
ISI | Inter-Services Intelligence | ISI | PAK | agency; service
Legislative-Yuan | Legislative Yuan | - | TWN | parliament; legislature
Executive-Yuan | Executive Yuan | - | TWN | cabinet
mainland-affairs-council | Mainland Affairs Council | - | TWN | council
SAF | Sudanese Armed Forces | SAF | SDN | army
Tatmadaw | Tatmadaw | - | MMR | military; army; junta
Riksdag | Riksdag | - | SWE | parliament
Storting | Storting | - | NOR | parliament
Folketing | Folketing | - | DNK | parliament
Eduskunta | Eduskunta | - | FIN | parliament
Seimas | Seimas | - | LTU | parliament
Saeima | Saeima | - | LVA | parliament
Riigikogu | Riigikogu | - | EST | parliament
Palestinian-Authority | Palestinian Authority | Palestinian National Authority; PA# | PSE | authority
Aramco | Saudi Aramco | Aramco | SAU | company
Xinhua | Xinhua | Xinhua News Agency | CHN | agency
TASS | TASS | Tass | RUS | agency
Global-Times | Global Times | - | CHN | newspaper
Peoples-Daily | People's Daily | - | CHN | newspaper
RT | RT | Russia Today | RUS | broadcaster
KCNA | KCNA | Korean Central News Agency | PRK | agency
IRNA | IRNA | - | IRN | agency
`,
);
