import { organizationColumns } from "./organization-columns.ts";

/** Organizations and standing groups of states; see `organizationColumns` for the columns. */
export const internationalOrganizations = organizationColumns(
  "international",
  `
NATO   | NATO | North Atlantic Treaty Organization; North Atlantic Treaty Organisation; North Atlantic Alliance; Atlantic Alliance; Western Alliance; Nato | - | alliance
EU     | European Union | EU; E.U. | - | bloc; union
European-Commission | European Commission | EU Commission | - | commission
European-Council | European Council | - | - | council
European-Parliament | European Parliament | EU Parliament | - | parliament
EEAS   | European External Action Service | EEAS | - | service
EC     | European Community | European Communities; EC | - | community
OAU    | Organization of African Unity | OAU; Organisation of African Unity | - | organization
ECB    | European Central Bank | ECB | - | bank
ECHR   | European Court of Human Rights | ECHR; ECtHR | - | court
CJEU   | European Court of Justice | CJEU; Court of Justice of the European Union | - | court
Council-of-Europe | Council of Europe | - | - | council
UN     | United Nations | UN; U.N. | - | organization; organisation
UNSC   | UN Security Council | U.N. Security Council; United Nations Security Council; Security Council; UNSC | - | council
UNGA   | UN General Assembly | U.N. General Assembly; United Nations General Assembly; General Assembly; UNGA | - | assembly
UNHRC  | UN Human Rights Council | U.N. Human Rights Council; Human Rights Council | - | council
UNHCR  | UN High Commissioner for Refugees | UNHCR; UN Refugee Agency; U.N. refugee agency; UN refugee agency | - | agency
UNICEF | UNICEF | - | - | agency
UNESCO | UNESCO | - | - | agency
UNRWA  | UNRWA | - | - | agency
UNDP   | UN Development Programme | UNDP; United Nations Development Programme; UN Development Program | - | agency
WFP    | World Food Programme | WFP; World Food Program | - | agency
WHO    | World Health Organization | WHO; World Health Organisation | - | agency; organization
ILO    | International Labour Organization | ILO; International Labor Organization | - | agency
IAEA   | International Atomic Energy Agency | IAEA | - | agency; watchdog
IMF    | International Monetary Fund | IMF; I.M.F. | - | fund
World-Bank | World Bank | - | - | bank; lender
WTO    | World Trade Organization | WTO; World Trade Organisation; W.T.O. | - | organization
ICC    | International Criminal Court | ICC; I.C.C. | - | court; tribunal
ICJ    | International Court of Justice | ICJ; World Court | - | court
OPCW   | OPCW | Organisation for the Prohibition of Chemical Weapons; Organization for the Prohibition of Chemical Weapons | - | watchdog
ITLOS  | International Tribunal for the Law of the Sea | ITLOS | - | tribunal
ICRC   | International Committee of the Red Cross | ICRC; Red Cross | - | organization
OECD   | OECD | Organisation for Economic Co-operation and Development; Organization for Economic Cooperation and Development | - | organization; club
IEA    | International Energy Agency | IEA | - | agency
OPEC   | OPEC | Organization of the Petroleum Exporting Countries; Opec | - | cartel; group
OPEC-plus | OPEC+ | OPEC Plus; Opec+ | - | cartel; group
OSCE   | OSCE | Organization for Security and Co-operation in Europe; Organization for Security and Cooperation in Europe; Organisation for Security and Co-operation in Europe | - | organization
CSTO   | Collective Security Treaty Organization | CSTO; Collective Security Treaty Organisation | - | alliance
EAEU   | Eurasian Economic Union | EAEU; EEU | - | bloc; union
CIS    | Commonwealth of Independent States | CIS | - | grouping
SCO    | Shanghai Cooperation Organization | SCO; Shanghai Cooperation Organisation | - | organization; grouping; bloc
BRICS  | BRICS | Brics; BRICS+ | - | grouping; bloc; group
G7     | G7 | G-7; Group of Seven | - | group; grouping; club
G8     | G8 | G-8; Group of Eight | - | group
G20    | G20 | G-20; Group of 20; Group of Twenty | - | group; grouping
G77    | G77 | G-77; Group of 77 | - | group
ASEAN  | ASEAN | Association of Southeast Asian Nations; Asean | - | bloc; association; grouping
APEC   | APEC | Asia-Pacific Economic Cooperation | - | forum; grouping
EAS    | East Asia Summit | - | - | forum
ARF    | ASEAN Regional Forum | - | - | forum
Quad   | the Quad | Quadrilateral Security Dialogue | - | grouping; group
AUKUS  | AUKUS | Aukus | - | pact; partnership
Five-Eyes | Five Eyes | - | - | alliance; network
ANZUS  | ANZUS | - | - | alliance; pact
PIF    | Pacific Islands Forum | - | - | forum
SAARC  | SAARC | South Asian Association for Regional Cooperation | - | grouping
ADB    | Asian Development Bank | ADB | - | bank
AIIB   | Asian Infrastructure Investment Bank | AIIB | - | bank
NDB    | New Development Bank | - | - | bank
GCC    | Gulf Cooperation Council | GCC | - | bloc; council
Arab-League | Arab League | League of Arab States | - | league; bloc
OIC    | Organisation of Islamic Cooperation | OIC; Organization of Islamic Cooperation | - | organization
AU     | African Union | AU | - | bloc; union
ECOWAS | ECOWAS | Economic Community of West African States; Ecowas | - | bloc
SADC   | SADC | Southern African Development Community | - | bloc
EAC    | East African Community | EAC | - | bloc
IGAD   | IGAD | Intergovernmental Authority on Development | - | bloc
AES    | Alliance of Sahel States | AES | - | alliance; bloc; confederation
AfDB   | African Development Bank | AfDB | - | bank
OAS    | Organization of American States | OAS | - | organization
CELAC  | CELAC | Community of Latin American and Caribbean States | - | bloc
CARICOM | CARICOM | Caribbean Community; Caricom | - | bloc
Mercosur | Mercosur | MERCOSUR; Southern Common Market | - | bloc
ALBA   | ALBA | Bolivarian Alliance | - | bloc
NORAD  | NORAD | - | - | command
Interpol | Interpol | INTERPOL | - | organization
FATF   | Financial Action Task Force | FATF | - | watchdog
Visegrad-Group | Visegrad Group | Visegrád Group; Visegrad Four; V4 | - | group
Bucharest-Nine | Bucharest Nine | B9 | - | group
Weimar-Triangle | Weimar Triangle | - | - | group
Nordic-Council | Nordic Council | - | - | council
Commonwealth | Commonwealth of Nations | - | - | association
NAM    | Non-Aligned Movement | - | - | movement
Warsaw-Pact | Warsaw Pact | - | - | pact; alliance
League-of-Nations | League of Nations | - | - | league
Arctic-Council | Arctic Council | - | - | council
Three-Seas-Initiative | Three Seas Initiative | - | - | initiative
OTS    | Organization of Turkic States | OTS; Organisation of Turkic States | - | organization
Frontex | Frontex | - | - | agency
Europol | Europol | - | - | agency
EPPO    | European Public Prosecutor's Office | EPPO | - | prosecutor
EIB     | European Investment Bank | EIB | - | bank; lender
EBRD    | European Bank for Reconstruction and Development | EBRD | - | bank; lender
ESM     | European Stability Mechanism | - | - | fund
Eurogroup | Eurogroup | - | - | group
EFTA    | EFTA | European Free Trade Association | - | association
Euratom | Euratom | - | - | agency
CTBTO   | CTBTO | Comprehensive Nuclear-Test-Ban Treaty Organization | - | organization
FAO     | Food and Agriculture Organization | FAO | - | agency
IOM     | International Organization for Migration | IOM | - | agency
IMO     | International Maritime Organization | IMO | - | agency
ICAO    | International Civil Aviation Organization | ICAO | - | agency
ITU     | International Telecommunication Union | ITU | - | agency; union
UNEP    | UN Environment Programme | UNEP | - | agency
UNCTAD  | UNCTAD | - | - | agency
OCHA    | OCHA | - | - | office; agency
ISA     | International Seabed Authority | - | - | authority
BIS     | Bank for International Settlements | - | - | bank
IDB     | Inter-American Development Bank | IDB | - | bank; lender
CAF-bank | Development Bank of Latin America | - | - | bank; lender
IsDB    | Islamic Development Bank | - | - | bank; lender
Paris-Club | Paris Club | - | - | club; creditors
UNASUR  | UNASUR | Unasur; Union of South American Nations | - | bloc; union
CAN     | Andean Community | - | - | bloc; community
Pacific-Alliance | Pacific Alliance | - | - | bloc; alliance
SICA    | Central American Integration System | - | - | bloc
COMESA  | COMESA | - | - | bloc
UEMOA   | UEMOA | West African Economic and Monetary Union | - | union
CEMAC   | CEMAC | - | - | bloc
AfCFTA  | AfCFTA | African Continental Free Trade Area | - | bloc
BIMSTEC | BIMSTEC | - | - | grouping
C5      | C5+1 | - | - | grouping
GUAM    | GUAM Organization | - | - | organization
Minsk-Group | Minsk Group | OSCE Minsk Group | - | group
Contact-Group | Ramstein group | Ukraine Defense Contact Group; Ukraine Defence Contact Group | - | group
Lancang | Mekong River Commission | - | - | commission
IPCC    | IPCC | Intergovernmental Panel on Climate Change | - | panel
Wassenaar | Wassenaar Arrangement | - | - | arrangement
NSG     | Nuclear Suppliers Group | NSG | - | group
IRENA   | IRENA | International Renewable Energy Agency | - | agency
GECF    | Gas Exporting Countries Forum | - | - | forum
PCA     | Permanent Court of Arbitration | - | - | court; tribunal
IACHR   | Inter-American Court of Human Rights | - | - | court
African-Court | African Court on Human and Peoples' Rights | - | - | court
AC-Commission | African Union Commission | - | - | commission
`,
);
