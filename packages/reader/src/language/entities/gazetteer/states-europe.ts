import { stateColumns } from "./state-columns.ts";

/** European states; see `stateColumns` for the columns. */
export const europeanStates = stateColumns(`
ALB AL ALB 339 339 | Albania | Republic of Albania | Albanian | Tirana | republic
AND AD AND 232 232 | Andorra | Principality of Andorra | Andorran | Andorra la Vella | principality
AUT AT AUS 305 305 | Austria | Republic of Austria | Austrian | Vienna; Ballhausplatz | republic
BLR BY BLR 370 370 | Belarus | Republic of Belarus; Belorussia; Byelorussia | Belarusian; Belarussian; Belorussian | Minsk | regime
BEL BE BEL 211 211 | Belgium | Kingdom of Belgium | Belgian | Brussels# | kingdom
BIH BA BOS 346 346 | Bosnia and Herzegovina | Bosnia; Bosnia-Herzegovina; BiH | Bosnian; Herzegovinian | Sarajevo | -
BGR BG BUL 355 355 | Bulgaria | Republic of Bulgaria | Bulgarian | Sofia# | republic
HRV HR CRO 344 344 | Croatia | Republic of Croatia | Croatian; Croat | Zagreb | republic
CZE CZ CZR 316 316 | Czechia | Czech Republic | Czech | Prague | republic
DNK DK DEN 390 390 | Denmark | Kingdom of Denmark | Danish; Dane | Copenhagen; Christiansborg | kingdom
EST EE EST 366 366 | Estonia | Republic of Estonia | Estonian | Tallinn | republic
FIN FI FIN 375 375 | Finland | Republic of Finland | Finnish; Finn | Helsinki | republic
FRA FR FRN 220 220 | France | French Republic | French; Frenchman; Frenchmen; Franco | Paris; Élysée; Elysée; Élysée Palace; Quai d'Orsay; Matignon | republic
DEU DE GMY 255 260 | Germany | Federal Republic of Germany | German | Berlin; Chancellery; Bendlerblock | republic
GRC GR GRC 350 350 | Greece | Hellenic Republic | Greek; Hellenic | Athens; Maximos Mansion | republic
VAT VA - - - | Holy See | Vatican City; Vatican City State | Vatican | Vatican; Apostolic Palace | -
HUN HU HUN 310 310 | Hungary | - | Hungarian; Magyar | Budapest | -
ISL IS ICE 395 395 | Iceland | Republic of Iceland | Icelandic; Icelander | Reykjavík | island
IRL IE IRE 205 205 | Ireland | Republic of Ireland; Irish Republic; Éire | Irish; Irishman; Irishmen | Dublin; Leinster House; Iveagh House | republic
ITA IT ITA 325 325 | Italy | Italian Republic | Italian | Rome; Palazzo Chigi; Quirinale; Farnesina | republic
XKX XK KOS 347 347 | Kosovo | Republic of Kosovo; Kosova | Kosovar; Kosovan; Kosovo Albanian | Pristina; Prishtina | -
LVA LV LAT 367 367 | Latvia | Republic of Latvia | Latvian | Riga | republic
LIE LI LIE 223 223 | Liechtenstein | Principality of Liechtenstein | Liechtensteiner | Vaduz | principality
LTU LT LIT 368 368 | Lithuania | Republic of Lithuania | Lithuanian | Vilnius | republic
LUX LU LUX 212 212 | Luxembourg | Grand Duchy of Luxembourg; Luxemburg | Luxembourgish; Luxembourger | Luxembourg City | duchy
MLT MT MLT 338 338 | Malta | Republic of Malta | Maltese | Valletta | island
MDA MD MLD 359 359 | Moldova | Republic of Moldova; Moldavia | Moldovan; Moldavian | Chișinău; Chisinau; Kishinev | republic
MCO MC MNC 221 221 | Monaco | Principality of Monaco | Monegasque; Monacan | - | principality
MNE ME MNG 341 341 | Montenegro | - | Montenegrin | Podgorica | -
NLD NL NTH 210 210 | Netherlands | Kingdom of the Netherlands; Holland | Dutch; Dutchman; Dutchmen; Netherlandish | Amsterdam#; The Hague#; Binnenhof | kingdom
MKD MK MAC 343 343 | North Macedonia | Republic of North Macedonia; Macedonia; FYROM | Macedonian; North Macedonian | Skopje | republic
NOR NO NOR 385 385 | Norway | Kingdom of Norway | Norwegian | Oslo | kingdom
POL PL POL 290 290 | Poland | Republic of Poland | Polish; Pole | Warsaw; Belweder | republic
PRT PT POR 235 235 | Portugal | Portuguese Republic | Portuguese | Lisbon; São Bento | republic
ROU RO ROM 360 360 | Romania | Rumania | Romanian | Bucharest; Cotroceni | republic
RUS RU RUS 365 365 | Russia | Russian Federation | Russian; Russo | Moscow; Kremlin; Smolenskaya Square | -
SMR SM SNM 331 331 | San Marino | Republic of San Marino | Sammarinese | - | republic
SRB RS YUG 345 340 | Serbia | Republic of Serbia | Serbian; Serb | Belgrade | republic
SVK SK SLO 317 317 | Slovakia | Slovak Republic | Slovak; Slovakian | Bratislava | republic
SVN SI SLV 349 349 | Slovenia | Republic of Slovenia | Slovenian; Slovene | Ljubljana | republic
ESP ES SPN 230 230 | Spain | Kingdom of Spain | Spanish; Spaniard | Madrid; Moncloa | kingdom
SWE SE SWD 380 380 | Sweden | Kingdom of Sweden | Swedish; Swede | Stockholm; Rosenbad | kingdom
CHE CH SWZ 225 225 | Switzerland | Swiss Confederation | Swiss | Bern; Berne | confederation
UKR UA UKR 369 369 | Ukraine | the Ukraine | Ukrainian | Kyiv; Kiev; Bankova; Mariinskyi Palace | -
GBR GB UKG 200 200 | United Kingdom | UK; U.K.; Britain; Great Britain; United Kingdom of Great Britain and Northern Ireland | British; Briton; UK; U.K.; Anglo | London; Downing Street; No. 10; Number 10; Number Ten; Whitehall; Westminster; Buckingham Palace | kingdom
`);
