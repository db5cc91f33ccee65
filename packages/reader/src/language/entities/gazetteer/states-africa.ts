import { stateColumns } from "./state-columns.ts";

/** African states; see `stateColumns` for the columns. */
export const africanStates = stateColumns(`
DZA DZ ALG 615 615 | Algeria      | People's Democratic Republic of Algeria | Algerian | Algiers | republic
AGO AO ANG 540 540 | Angola       | Republic of Angola | Angolan | Luanda | republic
BEN BJ BEN 434 434 | Benin        | Republic of Benin; Dahomey | Beninese | Porto-Novo; Cotonou | republic
BWA BW BOT 571 571 | Botswana     | Republic of Botswana | Botswanan; Batswana; Motswana | Gaborone | republic
BFA BF BFO 439 439 | Burkina Faso | Upper Volta | Burkinabe; Burkinabè | Ouagadougou | junta
BDI BI BUI 516 516 | Burundi      | Republic of Burundi | Burundian | Gitega; Bujumbura | republic
CPV CV CAP 402 402 | Cape Verde   | Cabo Verde; Republic of Cabo Verde | Cape Verdean; Cabo Verdean | Praia | island; archipelago
CMR CM CAO 471 471 | Cameroon     | Republic of Cameroon | Cameroonian | Yaoundé | republic
CAF CF CEN 482 482 | Central African Republic | C.A.R. | Central African | Bangui | republic
TCD TD CHA 483 483 | Chad         | Republic of Chad | Chadian | N'Djamena | republic
COM KM COM 581 581 | Comoros      | Union of the Comoros | Comorian | Moroni | island; archipelago
COG CG CON 484 484 | Republic of the Congo | Congo-Brazzaville; Congo Republic; Congo | Congolese | Brazzaville | republic
COD CD DRC 490 490 | Democratic Republic of the Congo | DR Congo; DRC; Democratic Republic of Congo; Congo-Kinshasa; Zaire; Congo | Congolese; Zairian | Kinshasa | republic
CIV CI CDI 437 437 | Côte d'Ivoire | Ivory Coast; Republic of Côte d'Ivoire | Ivorian; Ivoirian | Yamoussoukro; Abidjan | republic
DJI DJ DJI 522 522 | Djibouti     | Republic of Djibouti | Djiboutian | Djibouti City | republic
EGY EG EGY 651 651 | Egypt        | Arab Republic of Egypt | Egyptian | Cairo | republic
GNQ GQ EQG 411 411 | Equatorial Guinea | Republic of Equatorial Guinea | Equatorial Guinean; Equatoguinean | Malabo | republic
ERI ER ERI 531 531 | Eritrea      | State of Eritrea | Eritrean | Asmara | republic
SWZ SZ SWA 572 572 | Eswatini     | Swaziland; Kingdom of Eswatini | Swazi; Eswatini | Mbabane; Lobamba | kingdom
ETH ET ETH 530 530 | Ethiopia     | Federal Democratic Republic of Ethiopia | Ethiopian | Addis Ababa | republic
GAB GA GAB 481 481 | Gabon        | Gabonese Republic | Gabonese | Libreville | republic
GMB GM GAM 420 420 | The Gambia   | Gambia; Republic of The Gambia | Gambian | Banjul | republic
GHA GH GHA 452 452 | Ghana        | Republic of Ghana | Ghanaian | Accra | republic
GIN GN GUI 438 438 | Guinea       | Republic of Guinea; Guinea-Conakry | Guinean | Conakry | junta
GNB GW GNB 404 404 | Guinea-Bissau | Republic of Guinea-Bissau | Bissau-Guinean | Bissau | republic
KEN KE KEN 501 501 | Kenya        | Republic of Kenya | Kenyan | Nairobi | republic
LSO LS LES 570 570 | Lesotho      | Kingdom of Lesotho | Basotho; Mosotho | Maseru | kingdom
LBR LR LBR 450 450 | Liberia      | Republic of Liberia | Liberian | Monrovia | republic
LBY LY LIB 620 620 | Libya        | State of Libya | Libyan | Tripoli | republic
MDG MG MAG 580 580 | Madagascar   | Republic of Madagascar | Malagasy | Antananarivo | island
MWI MW MAW 553 553 | Malawi       | Republic of Malawi | Malawian | Lilongwe | republic
MLI ML MLI 432 432 | Mali         | Republic of Mali | Malian | Bamako | junta
MRT MR MAA 435 435 | Mauritania   | Islamic Republic of Mauritania | Mauritanian | Nouakchott | republic
MUS MU MAS 590 590 | Mauritius    | Republic of Mauritius | Mauritian | Port Louis | island
MAR MA MOR 600 600 | Morocco      | Kingdom of Morocco | Moroccan | Rabat | kingdom
MOZ MZ MZM 541 541 | Mozambique   | Republic of Mozambique | Mozambican | Maputo | republic
NAM NA NAM 565 565 | Namibia      | Republic of Namibia; South West Africa | Namibian | Windhoek | republic
NER NE NIR 436 436 | Niger        | Republic of Niger; Republic of the Niger | Nigerien | Niamey | junta
NGA NG NIG 475 475 | Nigeria      | Federal Republic of Nigeria | Nigerian | Abuja; Aso Rock | republic
RWA RW RWA 517 517 | Rwanda       | Republic of Rwanda | Rwandan | Kigali | republic
STP ST STP 403 403 | São Tomé and Príncipe | Sao Tome | São Toméan; Santomean | São Tomé | island
SEN SN SEN 433 433 | Senegal      | Republic of Senegal | Senegalese | Dakar | republic
SYC SC SEY 591 591 | Seychelles   | Republic of Seychelles | Seychellois | Victoria# | island; archipelago
SLE SL SIE 451 451 | Sierra Leone | Republic of Sierra Leone | Sierra Leonean | Freetown | republic
SOM SO SOM 520 520 | Somalia      | Federal Republic of Somalia | Somali; Somalian | Mogadishu; Villa Somalia | republic
ZAF ZA SAF 560 560 | South Africa | Republic of South Africa; RSA | South African | Pretoria; Cape Town#; Union Buildings | republic
SSD SS SSD 626 626 | South Sudan  | Republic of South Sudan | South Sudanese | Juba | republic
SDN SD SUD 625 625 | Sudan        | Republic of the Sudan | Sudanese | Khartoum | republic
TZA TZ TAZ 510 510 | Tanzania     | United Republic of Tanzania | Tanzanian | Dodoma; Dar es Salaam# | republic
TGO TG TOG 461 461 | Togo         | Togolese Republic | Togolese | Lomé | republic
TUN TN TUN 616 616 | Tunisia      | Republic of Tunisia | Tunisian | Tunis; Carthage Palace | republic
UGA UG UGA 500 500 | Uganda       | Republic of Uganda | Ugandan | Kampala | republic
ZMB ZM ZAM 551 551 | Zambia       | Republic of Zambia | Zambian | Lusaka | republic
ZWE ZW ZIM 552 552 | Zimbabwe     | Republic of Zimbabwe; Rhodesia | Zimbabwean | Harare | republic
`);
