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
`,
);
