import { listCell } from "./state-columns.ts";

export interface PlaceRecord {
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-3 of the state in which most of the world's states see it, or null where they do not agree or it spans several. */
  readonly country: string | null;
  readonly adjectives: readonly string[];
}

/** Reads lines `country: name (other name; other name) [adjective], name, …`; `-` for no country. */
function placeColumns(table: string): readonly PlaceRecord[] {
  return table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [country = "-", names = ""] = line.split(/:(.*)/s);
      return names.split(",").map((cell) => placeRecord(country.trim(), cell));
    });
}

function placeRecord(country: string, cell: string): PlaceRecord {
  const aliases = /\(([^)]*)\)/.exec(cell)?.[1] ?? "";
  const adjectives = /\[([^\]]*)\]/.exec(cell)?.[1] ?? "";
  return {
    name: cell.replace(/[([].*$/s, "").trim(),
    aliases: listCell(aliases.trim()),
    country: country === "-" ? null : country,
    adjectives: listCell(adjectives.trim()),
  };
}

/** Regions, seas, contested territories and cities that the genre names; capitals stand with their states. */
export const places = placeColumns(`
UKR: Crimea (Crimean Peninsula) [Crimean], Donbas (Donbass), Donetsk, Luhansk (Lugansk), Kharkiv (Kharkov), Kherson, Zaporizhzhia (Zaporizhia; Zaporozhye), Odesa (Odessa), Mariupol, Bucha, Bakhmut, Avdiivka, Lviv, Dnipro, Mykolaiv, Sevastopol, Pokrovsk, Irpin, Chernihiv, Sumy, Melitopol
RUS: Saint Petersburg (St. Petersburg; St Petersburg), Siberia [Siberian], Kaliningrad, Chechnya [Chechen], Kursk, Belgorod, Vladivostok, Sochi, Russian Far East, Dagestan, Rostov, Murmansk, Kola Peninsula
CHN: Hong Kong, Macau (Macao), Xinjiang, Tibet [Tibetan], Shanghai, Guangdong, Shenzhen, Wuhan, Fujian, Hainan, Inner Mongolia, Guangzhou, Chongqing, Harbin
TWN: Kinmen, Matsu, Kaohsiung, Hsinchu
JPN: Okinawa, Hiroshima, Nagasaki, Hokkaido, Osaka, Yokosuka, Kyoto
KOR: Busan, Incheon
PRK: Yongbyon, Punggye-ri
IND: Kashmir [Kashmiri], Jammu and Kashmir, Ladakh, Arunachal Pradesh, Mumbai, Gujarat, Punjab, Bengaluru (Bangalore), Kolkata, Manipur, Assam
PAK: Karachi, Lahore, Balochistan, Gwadar, Peshawar
AFG: Kandahar, Herat, Bagram
IRN: Isfahan, Natanz, Fordow, Bushehr, Kharg Island, Mashhad, Bandar Abbas
IRQ: Mosul, Basra, Kirkuk, Erbil, Iraqi Kurdistan, Fallujah
SYR: Aleppo, Idlib, Homs, Raqqa, Latakia, Deir ez-Zor, Daraa
ISR: Haifa, Negev, Galilee, Eilat
PSE: Gaza (Gaza Strip) [Gazan], West Bank, East Jerusalem, Rafah, Khan Younis, Jenin, Hebron, Gaza City, Nablus
LBN: southern Lebanon, Bekaa Valley
YEM: Aden, Hodeidah (Hudaydah), Marib
SAU: Jeddah, Mecca, Neom, Medina
ARE: Dubai, Sharjah
TUR: Istanbul, Izmir, Incirlik, Diyarbakir
EGY: Sinai (Sinai Peninsula), Alexandria, Suez, Sharm el-Sheikh
LBY: Benghazi, Misrata
SDN: Darfur, Port Sudan, El Fasher, Omdurman
ETH: Tigray [Tigrayan], Amhara, Oromia, Mekelle
SOM: Somaliland, Puntland
COD: Goma, North Kivu, South Kivu, Bukavu, Katanga
NGA: Lagos, Kano
ZAF: Johannesburg, Durban
MAR: Casablanca, Marrakesh (Marrakech)
MOZ: Cabo Delgado
GEO: Abkhazia [Abkhaz; Abkhazian], South Ossetia [South Ossetian], Batumi
AZE: Nagorno-Karabakh (Karabakh; Artsakh), Nakhchivan (Nakhichevan)
MDA: Transnistria (Transdniestria) [Transnistrian], Tiraspol, Gagauzia
SRB: Novi Sad
BIH: Republika Srpska, Srebrenica, Banja Luka
GBR: Scotland [Scottish], Wales [Welsh], England [English], Northern Ireland, Belfast, Edinburgh, Salisbury
DEU: Munich, Bavaria [Bavarian], Frankfurt, Hamburg, Ramstein, Dresden, Bonn
FRA: Strasbourg, Marseille, Lyon, New Caledonia, French Polynesia
ITA: Milan, Sicily, Trieste, Naples, Venice, Lampedusa
ESP: Catalonia [Catalan], Barcelona, Basque Country
GRC: Thessaloniki, Crete
POL: Gdańsk (Gdansk), Rzeszów (Rzeszow), Kraków (Krakow; Cracow), Suwałki Gap (Suwalki Gap)
DNK: Greenland [Greenlandic], Faroe Islands, Nuuk, Bornholm
SWE: Gotland, Gothenburg
NOR: Svalbard, Tromsø
FIN: Åland (Aland Islands)
CHE: Geneva, Zurich (Zürich), Davos, Basel, Lausanne, Bürgenstock (Bürgenstock)
AUT: Salzburg
CAN: Toronto, Quebec (Québec), Alberta, Vancouver, Montreal (Montréal)
USA: New York, New York City, California [Californian], Texas [Texan], Florida, Alaska, Hawaii, Guam, Puerto Rico, Los Angeles, Chicago, San Francisco, Camp David, Mar-a-Lago, Silicon Valley, Wall Street, Pearl Harbor, Anchorage, Atlanta, Boston, Houston, Miami, Guantánamo Bay (Guantanamo Bay; Guantanamo), Michigan, Pennsylvania, Ohio, Arizona, Wisconsin, Virginia, Washington State, Maryland, Minnesota
AUS: Sydney, Melbourne, Perth, Darwin
MEX: Tijuana, Ciudad Juárez (Ciudad Juarez), Sinaloa
BRA: São Paulo (Sao Paulo), Rio de Janeiro, Amazon
ARG: Falkland Islands (Falklands; Malvinas)
GUY: Essequibo
PAN: Panama Canal, Darién Gap (Darien Gap)
PHL: Luzon, Subic Bay, Palawan, Mindanao
VNM: Cam Ranh Bay, Ho Chi Minh City
MMR: Rakhine, Yangon
IDN: Bali, Aceh, Papua
PNG: Bougainville
LKA: Hambantota
KAZ: Almaty
CUB: Guantánamo
-: Middle East [Middle Eastern; Mideast], Indo-Pacific (Indo Pacific), Asia-Pacific (Asia Pacific), Southeast Asia (South-East Asia; South East Asia) [Southeast Asian; South-East Asian], South Asia [South Asian], East Asia [East Asian], Northeast Asia [Northeast Asian], Central Asia [Central Asian], North Africa [North African], West Africa [West African], East Africa [East African], Southern Africa, sub-Saharan Africa (Sub-Saharan Africa), Horn of Africa, Sahel [Sahelian], Maghreb, Levant, Gulf of Aden, Gulf of Oman, Persian Gulf (Arabian Gulf; the Gulf), Strait of Hormuz (Straits of Hormuz; Hormuz), Bab el-Mandeb (Bab al-Mandab; Bab el-Mandab), Suez Canal, Red Sea, Black Sea, Baltic Sea, Caspian Sea, Mediterranean Sea (Mediterranean), Eastern Mediterranean, Sea of Azov, South China Sea, East China Sea, Yellow Sea, Sea of Japan, Taiwan Strait (Taiwan Straits), Strait of Malacca (Malacca Strait; Straits of Malacca), Korean Peninsula (Korean peninsula), Arctic, Arctic Ocean, Antarctica [Antarctic], North Atlantic, Atlantic Ocean (Atlantic), Pacific Ocean, Indian Ocean, South Pacific, Western Balkans (Balkans) [Balkan], Baltics (Baltic states; Baltic States) [Baltic], Caucasus (South Caucasus) [Caucasian], Nordic countries (Nordics) [Nordic], Eastern Europe [Eastern European; East European], Central Europe [Central European], Western Europe [Western European; West European], Northern Europe, Southern Europe, Latin America [Latin American; Latin Americans], South America [South American; South Americans], Central America [Central American; Central Americans], North America [North American; North Americans], Caribbean, Western Hemisphere, Golan Heights (Golan), Western Sahara [Sahrawi], Kurdistan, Bosporus (Bosphorus), Dardanelles, Panmunjom, Kuril Islands (Kurils; Northern Territories), Senkaku Islands (Senkakus; Diaoyu Islands), Spratly Islands (Spratlys), Paracel Islands (Paracels), Scarborough Shoal, Second Thomas Shoal, Diego Garcia, Africa [African], Asia [Asian], Eurasia [Eurasian], Oceania, Pacific, GIUK gap
`);
