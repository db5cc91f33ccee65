import { stateColumns } from "./state-columns.ts";

/** States of the Americas; see `stateColumns` for the columns. */
export const americanStates = stateColumns(`
ATG AG AAB  58  58 | Antigua and Barbuda | Antigua | Antiguan; Barbudan | Saint John's# | island
ARG AR ARG 160 160 | Argentina | Argentine Republic; Republic of Argentina | Argentine; Argentinian; Argentinean | Buenos Aires; Casa Rosada | republic
BHS BS BHM  31  31 | The Bahamas | Bahamas; Commonwealth of The Bahamas | Bahamian | Nassau | island; archipelago
BRB BB BAR  53  53 | Barbados | - | Barbadian; Bajan | Bridgetown | island
BLZ BZ BLZ  80  80 | Belize | - | Belizean | Belmopan | -
BOL BO BOL 145 145 | Bolivia | Plurinational State of Bolivia | Bolivian | La Paz; Sucre | republic
BRA BR BRA 140 140 | Brazil | Federative Republic of Brazil | Brazilian | Brasília; Planalto; Itamaraty | republic
CAN CA CAN  20  20 | Canada | - | Canadian | Ottawa; Parliament Hill | -
CHL CL CHL 155 155 | Chile | Republic of Chile | Chilean | Santiago; La Moneda | republic
COL CO COL 100 100 | Colombia | Republic of Colombia | Colombian | Bogotá; Casa de Nariño | republic
CRI CR COS  94  94 | Costa Rica | Republic of Costa Rica | Costa Rican | San José | republic
CUB CU CUB  40  40 | Cuba | Republic of Cuba | Cuban | Havana | island; regime
DMA DM DMA  54  54 | Dominica | Commonwealth of Dominica | Dominican | Roseau | island
DOM DO DOM  42  42 | Dominican Republic | - | Dominican | Santo Domingo | republic
ECU EC ECU 130 130 | Ecuador | Republic of Ecuador | Ecuadorian; Ecuadoran; Ecuadorean | Quito; Carondelet | republic
SLV SV SAL  92  92 | El Salvador | Republic of El Salvador | Salvadoran; Salvadorean | San Salvador | republic
GRD GD GRN  55  55 | Grenada | - | Grenadian | Saint George's# | island
GTM GT GUA  90  90 | Guatemala | Republic of Guatemala | Guatemalan | Guatemala City | republic
GUY GY GUY 110 110 | Guyana | Co-operative Republic of Guyana | Guyanese | Georgetown# | republic
HTI HT HAI  41  41 | Haiti | Republic of Haiti | Haitian | Port-au-Prince | republic
HND HN HON  91  91 | Honduras | Republic of Honduras | Honduran | Tegucigalpa | republic
JAM JM JAM  51  51 | Jamaica | - | Jamaican | Kingston# | island
MEX MX MEX  70  70 | Mexico | United Mexican States | Mexican | Mexico City; Los Pinos | republic
NIC NI NIC  93  93 | Nicaragua | Republic of Nicaragua | Nicaraguan | Managua | republic
PAN PA PAN  95  95 | Panama | Republic of Panama | Panamanian | Panama City | republic
PRY PY PAR 150 150 | Paraguay | Republic of Paraguay | Paraguayan | Asunción | republic
PER PE PER 135 135 | Peru | Republic of Peru | Peruvian | Lima | republic
KNA KN SKN  60  60 | Saint Kitts and Nevis | St. Kitts and Nevis; St Kitts and Nevis | Kittitian; Nevisian | Basseterre | island
LCA LC SLU  56  56 | Saint Lucia | St. Lucia; St Lucia | Saint Lucian | Castries | island
VCT VC SVG  57  57 | Saint Vincent and the Grenadines | St. Vincent and the Grenadines; St Vincent and the Grenadines | Vincentian | Kingstown | island
SUR SR SUR 115 115 | Suriname | Surinam; Republic of Suriname | Surinamese | Paramaribo | republic
TTO TT TRI  52  52 | Trinidad and Tobago | Trinidad | Trinidadian; Tobagonian | Port of Spain | island
USA US USA   2   2 | United States | United States of America; US; USA; U.S.; U.S.A.; America; the States | American; US; U.S. | Washington; Washington, D.C.; Washington, DC; Washington DC; White House; Pentagon; Foggy Bottom; Oval Office | superpower
URY UY URU 165 165 | Uruguay | Oriental Republic of Uruguay | Uruguayan | Montevideo | republic
VEN VE VEN 101 101 | Venezuela | Bolivarian Republic of Venezuela | Venezuelan | Caracas; Miraflores | republic
`);
