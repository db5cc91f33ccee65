import { entityId } from "@rapporteur/core/model";

/**
 * Cities beside the capitals, by state: enough to tell where somebody who works "in Lviv" or dates a letter "Kolkata" belongs. They name nobody in a text; what a text can name
 * as a party or a place stands in the gazetteer. Names that more than one state has a large city of are left out.
 */
const table = `
AFG: Kandahar, Herat, Jalalabad, Mazar-i-Sharif
AGO: Lobito, Benguela, Huambo
ARE: Dubai, Sharjah
ARG: Rosario, Mendoza, Posadas, Ushuaia
ARM: Gyumri, Vanadzor
AUS: Sydney, Melbourne, Brisbane, Adelaide, Fremantle, Hobart
AUT: Graz, Linz, Salzburg, Innsbruck
AZE: Ganja, Sumqayit
BEL: Antwerp, Ghent, Liège, Bruges, Leuven, Namur
BEN: Parakou
BFA: Bobo-Dioulasso
BGD: Chittagong, Chattogram, Khulna, Sylhet, Rajshahi
BGR: Varna, Plovdiv, Burgas
BIH: Banja Luka, Mostar, Tuzla, Bihać
BLR: Grodno, Gomel, Vitebsk
BOL: Santa Cruz de la Sierra, Cochabamba, Potosí, El Alto
BRA: São Paulo, Rio de Janeiro, Recife, Porto Alegre, Belo Horizonte, Manaus, Curitiba, Fortaleza
BWA: Francistown, Maun
CAN: Toronto, Montreal, Montréal, Vancouver, Calgary, Edmonton, Winnipeg, Quebec City, Saskatoon, Yellowknife, Iqaluit, Ontario, Alberta, Manitoba, Saskatchewan, Nova Scotia, British Columbia
CHE: Geneva, Zurich, Zürich, Basel, Lausanne, Lugano
CHL: Valparaíso, Valparaiso, Concepción, Antofagasta, Punta Arenas
CHN: Shanghai, Guangzhou, Shenzhen, Wuhan, Chongqing, Chengdu, Tianjin, Xiamen, Fuzhou, Nanjing, Harbin, Kunming, Qingdao, Xi'an, Dalian, Ürümqi
CIV: Abidjan, Bouaké, Korhogo
CMR: Douala, Garoua, Maroua, Bamenda
COD: Goma, Bukavu, Lubumbashi, Kisangani, Mbandaka, Matadi, Kananga
COL: Medellín, Cali, Barranquilla, Cartagena de Indias, Cúcuta
CUB: Santiago de Cuba, Holguín
CYP: Limassol, Larnaca
CZE: Brno, Ostrava, Plzeň
DEU: Munich, Hamburg, Frankfurt, Cologne, Leipzig, Dresden, Kiel, Bremen, Rostock, Stuttgart, Düsseldorf, Göttingen, Heidelberg
DNK: Aarhus, Odense, Esbjerg, Aalborg, Nuuk
DZA: Oran, Annaba, Tindouf
ECU: Guayaquil, Cuenca
EGY: Alexandria, Port Said, Suez, Ismailia, Luxor, Aswan
ESP: Barcelona, Seville, Bilbao, Zaragoza, Málaga, Cádiz
EST: Tartu, Narva, Pärnu
ETH: Mekelle, Dire Dawa, Gondar, Bahir Dar
FIN: Turku, Tampere, Oulu, Rovaniemi
FRA: Lyon, Marseille, Bordeaux, Toulouse, Lille, Nantes, Strasbourg, Grenoble, Le Havre, Rennes
GBR: Edinburgh, Glasgow, Manchester, Liverpool, Belfast, Leeds, Bristol, Cardiff, Aberdeen, Oxford, Sheffield, Newcastle upon Tyne, Scotland, Wales, England
GEO: Batumi, Kutaisi, Poti, Zugdidi
GHA: Kumasi, Tamale, Takoradi, Tema
GRC: Thessaloniki, Piraeus, Patras, Heraklion
GTM: Quetzaltenango
HND: San Pedro Sula
HRV: Rijeka, Dubrovnik, Osijek, Zadar, Pula, Vukovar
HUN: Debrecen, Szeged, Pécs, Miskolc
IDN: Surabaya, Bandung, Medan, Makassar, Semarang, Yogyakarta, Banda Aceh, Batam, Denpasar, Balikpapan, Manado
IND: Mumbai, Bombay, Kolkata, Calcutta, Chennai, Madras, Bangalore, Bengaluru, Pune, Ahmedabad, Lucknow, Kochi, Cochin, Srinagar, Guwahati, Chandigarh, Amritsar, Visakhapatnam, Goa, Kerala, Tamil Nadu, Gujarat, Rajasthan
IRL: Limerick, Galway
IRN: Isfahan, Tabriz, Shiraz, Mashhad, Bandar Abbas, Ahvaz, Bushehr, Qom
IRQ: Basra, Mosul, Erbil, Kirkuk, Najaf, Sulaymaniyah, Karbala
ISR: Haifa, Tel Aviv, Beersheba, Ashdod, Eilat, Nazareth
ITA: Milan, Turin, Naples, Genoa, Trieste, Bologna, Palermo, Vicenza, Venice, Bari, Padua, Catania
JAM: Montego Bay
JOR: Aqaba, Irbid, Zarqa
JPN: Osaka, Kyoto, Yokohama, Nagoya, Kobe, Fukuoka, Sapporo, Hiroshima, Nagasaki, Sendai, Niigata, Naha, Hokkaido, Okinawa
KAZ: Almaty, Alma-Ata, Shymkent, Karaganda, Aktau, Atyrau
KEN: Mombasa, Kisumu, Nakuru, Eldoret, Garissa
KGZ: Osh, Jalal-Abad
KHM: Battambang, Siem Reap, Sihanoukville
KOR: Busan, Pusan, Incheon, Inchon, Daegu, Gwangju, Daejeon, Ulsan, Pohang
LAO: Luang Prabang, Pakse, Savannakhet
LBN: Sidon, Zahlé
LBY: Benghazi, Misrata, Sabha, Tobruk
LKA: Jaffna, Kandy, Galle, Trincomalee, Hambantota, Batticaloa
LTU: Kaunas, Klaipėda
LVA: Daugavpils, Liepāja, Ventspils
MAR: Casablanca, Marrakesh, Tangier, Fez, Agadir
MDA: Tiraspol, Bălți, Comrat
MDG: Toamasina, Mahajanga
MEX: Guadalajara, Monterrey, Tijuana, Ciudad Juárez, Puebla, Veracruz, Oaxaca
MKD: Bitola, Ohrid, Tetovo
MLI: Timbuktu, Gao, Mopti, Sikasso, Kidal
MMR: Mandalay, Sittwe, Myitkyina, Moulmein
MNG: Darkhan, Erdenet
MOZ: Beira, Nampula, Pemba, Nacala, Quelimane
MRT: Nouadhibou
MWI: Blantyre, Zomba, Mzuzu
MYS: Penang, Johor Bahru, Kuching, Kota Kinabalu, Malacca
NAM: Walvis Bay, Swakopmund, Oshakati
NER: Agadez, Zinder, Maradi
NGA: Lagos, Kano, Ibadan, Port Harcourt, Enugu, Kaduna, Maiduguri, Jos, Calabar, Benin City, Sokoto
NIC: Bluefields
NLD: Rotterdam, Utrecht, Groningen, Eindhoven, Leiden, Maastricht
NOR: Bergen, Tromsø, Trondheim, Stavanger, Kirkenes, Narvik
NPL: Pokhara, Biratnagar
NZL: Auckland, Christchurch, Dunedin
OMN: Salalah, Sohar
PAK: Karachi, Lahore, Peshawar, Rawalpindi, Quetta, Faisalabad, Multan, Gwadar
PAN: Colón
PER: Arequipa, Callao, Cusco, Iquitos
PHL: Cebu, Davao, Zamboanga, Baguio, Quezon City, Mindanao, Visayas, Palawan, Iloilo
PNG: Lae, Bougainville
POL: Gdańsk, Gdansk, Kraków, Krakow, Cracow, Łódź, Poznań, Wrocław, Lublin, Szczecin, Rzeszów, Białystok
PRT: Porto, Oporto, Coimbra, Funchal
PSE: Gaza City, Nablus, Hebron, Jenin, Bethlehem
ROU: Constanța, Constanta, Cluj, Cluj-Napoca, Timișoara, Iași, Galați
RUS: Saint Petersburg, St. Petersburg, St Petersburg, Leningrad, Vladivostok, Murmansk, Kaliningrad, Novosibirsk, Yekaterinburg, Kazan, Rostov-on-Don, Khabarovsk, Sochi, Irkutsk
SAU: Jeddah, Dammam, Dhahran
SDN: Port Sudan, Omdurman, El Fasher, Nyala, Kassala
SEN: Saint-Louis, Ziguinchor, Thiès
SLE: Kenema, Makeni
SOM: Hargeisa, Kismayo, Garowe, Berbera, Bosaso
SRB: Novi Sad, Niš, Subotica
SSD: Malakal, Bentiu
SVK: Košice, Kosice
SVN: Maribor, Koper
SWE: Gothenburg, Malmö, Uppsala, Kiruna, Visby
SYR: Aleppo, Homs, Latakia, Hama, Raqqa, Idlib, Deir ez-Zor
TCD: Abéché
THA: Chiang Mai, Phuket, Songkhla
TJK: Khujand, Qurghonteppa, Khorog
TUN: Sfax, Sousse, Bizerte
TUR: Istanbul, Izmir, Diyarbakır, Diyarbakir, Trabzon, Gaziantep, Adana
TWN: Kaohsiung, Taichung, Tainan, Hsinchu, Keelung
TZA: Dar es Salaam, Arusha, Mwanza, Zanzibar, Tanga, Kigoma
UGA: Entebbe, Gulu, Jinja, Mbarara
UKR: Lviv, Kharkiv, Odesa, Odessa, Dnipro, Kherson, Mariupol, Chernivtsi, Mykolaiv, Donetsk, Uzhhorod, Zaporizhzhia
USA: New York, Chicago, Los Angeles, San Francisco, Houston, Boston, Philadelphia, Pittsburgh, Detroit, Seattle, Denver, Atlanta, Miami, Dallas, Honolulu, Anchorage, New Orleans, Omaha, San Diego, Baltimore, Cleveland, Milwaukee, Minneapolis, Norfolk, Huntsville, Texas, California, Florida, Virginia, Ohio, Michigan, Alaska, Hawaii, Oregon, Minnesota, Montana, Nebraska, Iowa, Illinois, Pennsylvania, Louisiana, Massachusetts, Colorado, Arizona, Maryland, Vermont, Wisconsin, Calif., Va., Tex., Mass.
UZB: Samarkand, Bukhara, Namangan, Andijan, Nukus, Fergana, Termez
VEN: Maracaibo, Puerto Cabello, Maracay, Barquisimeto
VNM: Ho Chi Minh City, Saigon, Haiphong, Da Nang, Danang, Can Tho
YEM: Aden, Hodeidah, Taiz, Mukalla, Marib
ZAF: Johannesburg, Durban, Port Elizabeth, Soweto, Bloemfontein
ZMB: Ndola, Kitwe, Kabwe
ZWE: Bulawayo, Mutare
`;

/** State entity by the city's name. */
export const stateOfCity: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [iso3 = "", names = ""] = line.split(":");
      return names.split(",").map((name): [string, string] => [name.trim(), entityId("state", iso3)]);
    }),
);
