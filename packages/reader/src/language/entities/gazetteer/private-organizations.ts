import { organizationColumns } from "./organization-columns.ts";

/** Think tanks, universities, firms, media and campaigners: they belong to a country and act for no state; see `organizationColumns`. */
export const privateOrganizations = organizationColumns(
  "private",
  `
atlantic-council | Atlantic Council | - | USA | think tank
brookings | Brookings Institution | Brookings | USA | think tank
rand | RAND Corporation | RAND; Rand Corporation | USA | think tank
csis | Center for Strategic and International Studies | CSIS; Centre for Strategic and International Studies | USA | think tank
cfr | Council on Foreign Relations | CFR | USA | think tank
carnegie-endowment | Carnegie Endowment for International Peace | Carnegie Endowment; Carnegie | USA | think tank
hoover-institution | Hoover Institution | - | USA | think tank
hudson-institute | Hudson Institute | - | USA | think tank
heritage-foundation | Heritage Foundation | - | USA | think tank
aei | American Enterprise Institute | AEI | USA | think tank
cnas | Center for a New American Security | CNAS | USA | think tank
cato-institute | Cato Institute | - | USA | think tank
wilson-center | Wilson Center | Woodrow Wilson Center; Woodrow Wilson International Center for Scholars | USA | think tank
gmf | German Marshall Fund | GMF; German Marshall Fund of the United States | USA | think tank
usip | United States Institute of Peace | USIP; US Institute of Peace; U.S. Institute of Peace | USA | think tank
stimson-center | Stimson Center | - | USA | think tank
quincy-institute | Quincy Institute | Quincy Institute for Responsible Statecraft | USA | think tank
fdd | Foundation for Defense of Democracies | FDD | USA | think tank
isw | Institute for the Study of War | ISW | USA | think tank
peterson-institute | Peterson Institute for International Economics | Peterson Institute; PIIE | USA | think tank
freedom-house | Freedom House | - | USA | group
asia-society | Asia Society | - | USA | -
chatham-house | Chatham House | Royal Institute of International Affairs | GBR | think tank
rusi | Royal United Services Institute | RUSI | GBR | think tank
iiss | International Institute for Strategic Studies | IISS | GBR | think tank
ecfr | European Council on Foreign Relations | ECFR | - | think tank
crisis-group | International Crisis Group | Crisis Group | - | group
amnesty | Amnesty International | Amnesty | - | group
hrw | Human Rights Watch | HRW | USA | group
msf | Doctors Without Borders | Médecins Sans Frontières; MSF | - | group
oxfam | Oxfam | - | - | group
greenpeace | Greenpeace | - | - | group
bellingcat | Bellingcat | - | - | group
sipri | Stockholm International Peace Research Institute | SIPRI | SWE | institute
swp | German Institute for International and Security Affairs | SWP; Stiftung Wissenschaft und Politik | DEU | think tank
dgap | German Council on Foreign Relations | DGAP | DEU | think tank
merics | MERICS | Mercator Institute for China Studies | DEU | think tank
ifri | French Institute of International Relations | IFRI; Ifri | FRA | think tank
bruegel | Bruegel | - | BEL | think tank
clingendael | Clingendael Institute | Clingendael | NLD | institute
lowy | Lowy Institute | - | AUS | think tank
aspi | Australian Strategic Policy Institute | ASPI | AUS | think tank
orf | Observer Research Foundation | ORF | IND | think tank
inss | Institute for National Security Studies | INSS | ISR | think tank
harvard | Harvard University | Harvard | USA | university
yale | Yale University | Yale | USA | university
princeton | Princeton University | Princeton | USA | university
stanford | Stanford University | Stanford | USA | university
columbia-university | Columbia University | - | USA | university
georgetown-university | Georgetown University | - | USA | university
johns-hopkins | Johns Hopkins University | Johns Hopkins; SAIS | USA | university
tufts | Tufts University | Fletcher School | USA | university
mit | Massachusetts Institute of Technology | MIT | USA | university
oxford-university | University of Oxford | Oxford University | GBR | university
cambridge-university | University of Cambridge | Cambridge University | GBR | university
kings-college-london | King's College London | - | GBR | university
lse | London School of Economics | LSE; London School of Economics and Political Science | GBR | university
sciences-po | Sciences Po | - | FRA | university
tsinghua | Tsinghua University | - | CHN | university
peking-university | Peking University | - | CHN | university
fudan | Fudan University | - | CHN | university
renmin | Renmin University | - | CHN | university
reuters | Reuters | - | - | agency
associated-press | Associated Press | AP | USA | agency
afp | Agence France-Presse | AFP | FRA | agency
bloomberg | Bloomberg | Bloomberg News | USA | agency
new-york-times | New York Times | NYT | USA | newspaper; paper
washington-post | Washington Post | - | USA | newspaper; paper
wall-street-journal | Wall Street Journal | WSJ | USA | newspaper; paper
financial-times | Financial Times | FT | GBR | newspaper; paper
bbc | BBC | - | GBR | broadcaster
cnn | CNN | - | USA | broadcaster
fox-news | Fox News | - | USA | broadcaster
al-jazeera | Al Jazeera | Al-Jazeera | QAT | broadcaster
economist | The Economist | - | GBR | -
guardian | The Guardian | - | GBR | newspaper
foreign-affairs | Foreign Affairs# | - | USA | journal
foreign-policy | Foreign Policy# | - | USA | magazine
le-monde | Le Monde | - | FRA | newspaper
der-spiegel | Der Spiegel | - | DEU | magazine
scmp | South China Morning Post | SCMP | - | newspaper
huawei | Huawei | - | CHN | company
tsmc | TSMC | Taiwan Semiconductor Manufacturing Company | TWN | company
bytedance | ByteDance | TikTok | CHN | company
nvidia | Nvidia | NVIDIA | USA | company
spacex | SpaceX | - | USA | company
starlink | Starlink | - | USA | company
openai | OpenAI | - | USA | company
asml | ASML | - | NLD | company
boeing | Boeing | - | USA | company
lockheed-martin | Lockheed Martin | - | USA | company
rheinmetall | Rheinmetall | - | DEU | company
exxonmobil | ExxonMobil | Exxon Mobil | USA | company
lukoil | Lukoil | - | RUS | company
novatek | Novatek | - | RUS | company
rosoboronexport | Rosoboronexport | - | RUS | company
sberbank | Sberbank | - | RUS | bank; lender
aeroflot | Aeroflot | - | RUS | airline; company
rusal | Rusal | - | RUS | company
naftogaz | Naftogaz | - | UKR | company
sabic | SABIC | Sabic | SAU | company
adnoc | ADNOC | Adnoc | ARE | company
dp-world | DP World | - | ARE | company
emirates-airline | Emirates Airline | - | ARE | airline
qatarenergy | QatarEnergy | Qatar Energy; QatarGas | QAT | company
totalenergies | TotalEnergies | - | FRA | company
edf | EDF | Électricité de France | FRA | company; utility
orano | Orano | - | FRA | company
thales | Thales | - | FRA | company
dassault | Dassault Aviation | Dassault | FRA | company
renault | Renault | - | FRA | company; carmaker
airbus | Airbus | - | - | company
shell-company | Shell# | Royal Dutch Shell | GBR | company
bp | BP | British Petroleum | GBR | company
glencore | Glencore | - | CHE | company; trader
vitol | Vitol | - | CHE | trader; company
trafigura | Trafigura | - | - | trader; company
rio-tinto | Rio Tinto | - | GBR | miner; company
bae-systems | BAE Systems | - | GBR | company
hsbc | HSBC | - | GBR | bank; lender
eni | Eni | - | ITA | company
leonardo-company | Leonardo S.p.A. | - | ITA | company
fincantieri | Fincantieri | - | ITA | company; shipbuilder
equinor | Equinor | Statoil | NOR | company
maersk | Maersk | A.P. Moller-Maersk; Mærsk | DNK | company; carrier
orsted | Ørsted | Orsted | DNK | company
nokia | Nokia | - | FIN | company
ericsson | Ericsson | - | SWE | company
saab | Saab | - | SWE | company
volkswagen | Volkswagen | VW | DEU | company; carmaker
siemens | Siemens | - | DEU | company
basf | BASF | - | DEU | company
uniper | Uniper | - | DEU | company; utility
deutsche-bank | Deutsche Bank | - | DEU | bank; lender
wintershall | Wintershall | Wintershall Dea | DEU | company
stellantis | Stellantis | - | - | company; carmaker
orlen | Orlen | PKN Orlen | POL | company; refiner
mol | MOL Group | - | HUN | company
chevron | Chevron | - | USA | company
conocophillips | ConocoPhillips | - | USA | company
freeport | Freeport-McMoRan | Freeport | USA | miner; company
apple-company | Apple# | Apple Inc. | USA | company
google | Google | Alphabet | USA | company
microsoft | Microsoft | - | USA | company
meta-company | Meta# | Meta Platforms; Facebook | USA | company; platform
amazon-company | Amazon.com | Amazon Web Services | USA | company
intel | Intel | - | USA | company
qualcomm | Qualcomm | - | USA | company
micron | Micron | - | USA | company
tesla | Tesla | - | USA | company; carmaker
ford-motor | Ford Motor | Ford Motor Company | USA | carmaker; company
general-motors | General Motors | GM | USA | carmaker; company
raytheon | Raytheon | RTX | USA | company
northrop-grumman | Northrop Grumman | - | USA | company
palantir | Palantir | - | USA | company
blackrock | BlackRock | - | USA | company
goldman-sachs | Goldman Sachs | - | USA | bank
jpmorgan | JPMorgan | JPMorgan Chase; JP Morgan | USA | bank; lender
citigroup | Citigroup | Citibank | USA | bank; lender
moodys | Moody's | - | USA | agency
cargill | Cargill | - | USA | trader; company
visa-mastercard | Mastercard | - | USA | company
twitter | Twitter | - | USA | platform; company
zte | ZTE | - | CHN | company
smic | SMIC | - | CHN | company; chipmaker
catl | CATL | - | CHN | company
byd | BYD | - | CHN | carmaker; company
alibaba | Alibaba | - | CHN | company
tencent | Tencent | - | CHN | company
xiaomi | Xiaomi | - | CHN | company
cosco | COSCO | Cosco | CHN | company
cnooc | CNOOC | - | CHN | company
sinopec | Sinopec | - | CHN | company
cnpc | CNPC | China National Petroleum Corporation; PetroChina | CHN | company
comac | COMAC | - | CHN | company
china-development-bank | China Development Bank | - | CHN | bank; lender
exim-bank-china | Export-Import Bank of China | China Exim Bank; China Eximbank | CHN | bank; lender
foxconn | Foxconn | Hon Hai | TWN | company
samsung | Samsung | Samsung Electronics | KOR | company
hyundai | Hyundai | - | KOR | carmaker; company
hanwha | Hanwha | - | KOR | company
posco | POSCO | Posco | KOR | company
sk-hynix | SK Hynix | SK hynix | KOR | company
toyota | Toyota | - | JPN | carmaker; company
sony | Sony | - | JPN | company
mitsubishi | Mitsubishi | - | JPN | company
nippon-steel | Nippon Steel | - | JPN | company
softbank | SoftBank | - | JPN | company
reliance | Reliance Industries | - | IND | company; refiner
adani | Adani Group | Adani | IND | company; conglomerate
tata | Tata Group | Tata | IND | company; conglomerate
ongc | ONGC | - | IND | company
petronas | Petronas | - | MYS | company
pertamina | Pertamina | - | IDN | company
bhp | BHP | - | AUS | miner; company
woodside | Woodside | Woodside Energy | AUS | company
petrobras | Petrobras | - | BRA | company
embraer | Embraer | - | BRA | company
vale-company | Vale S.A. | - | BRA | miner; company
pdvsa | PDVSA | - | VEN | company
pemex | Pemex | - | MEX | company
ypf | YPF | - | ARG | company
codelco | Codelco | - | CHL | miner; company
sqm | SQM | - | CHL | company; miner
ecopetrol | Ecopetrol | - | COL | company
sonatrach | Sonatrach | - | DZA | company
nnpc | NNPC | - | NGA | company
eskom | Eskom | - | ZAF | utility; company
gecamines | Gécamines | Gecamines | COD | company; miner
socar | SOCAR | - | AZE | company
kazatomprom | Kazatomprom | - | KAZ | company
botas | BOTAS | Botaş | TUR | company
baykar | Baykar | - | TUR | company
turkish-airlines | Turkish Airlines | - | TUR | airline
elbit | Elbit Systems | Elbit | ISR | company
nso-group | NSO Group | - | ISR | company
wwf | WWF | World Wildlife Fund; World Wide Fund for Nature | - | group
transparency-international | Transparency International | - | - | group
rsf-reporters | Reporters Without Borders | - | - | group
save-the-children | Save the Children | - | - | charity; group
`,
);
