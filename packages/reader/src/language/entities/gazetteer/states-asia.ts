import { stateColumns } from "./state-columns.ts";

/** Asian states, the Middle East and the Caucasus among them; see `stateColumns` for the columns. */
export const asianStates = stateColumns(`
AFG AF AFG 700 700 | Afghanistan | Islamic Emirate of Afghanistan; Islamic Republic of Afghanistan | Afghan | Kabul | emirate
ARM AM ARM 371 371 | Armenia | Republic of Armenia | Armenian | Yerevan | republic
AZE AZ AZE 373 373 | Azerbaijan | Republic of Azerbaijan | Azerbaijani; Azeri | Baku | republic
BHR BH BAH 692 692 | Bahrain | Kingdom of Bahrain | Bahraini | Manama | kingdom; island
BGD BD BNG 771 771 | Bangladesh | People's Republic of Bangladesh | Bangladeshi | Dhaka | republic
BTN BT BHU 760 760 | Bhutan | Kingdom of Bhutan | Bhutanese | Thimphu | kingdom
BRN BN BRU 835 835 | Brunei | Brunei Darussalam | Bruneian | Bandar Seri Begawan | sultanate
KHM KH CAM 811 811 | Cambodia | Kingdom of Cambodia | Cambodian | Phnom Penh | kingdom
CHN CN CHN 710 710 | China | People's Republic of China; PRC; P.R.C.; mainland China; Communist China | Chinese; Sino | Beijing; Zhongnanhai | superpower
CYP CY CYP 352 352 | Cyprus | Republic of Cyprus | Cypriot; Greek Cypriot | Nicosia | island; republic
GEO GE GRG 372 372 | Georgia | Republic of Georgia | Georgian | Tbilisi | republic
IND IN IND 750 750 | India | Republic of India; Bharat | Indian | New Delhi; Delhi; Raisina Hill; South Block | democracy; republic
IDN ID INS 850 850 | Indonesia | Republic of Indonesia | Indonesian | Jakarta | archipelago; republic
IRN IR IRN 630 630 | Iran | Islamic Republic of Iran; Islamic Republic; Persia | Iranian; Persian | Tehran; Teheran | republic; regime
IRQ IQ IRQ 645 645 | Iraq | Republic of Iraq | Iraqi | Baghdad | republic
ISR IL ISR 666 666 | Israel | State of Israel; Jewish state | Israeli | Jerusalem#; Tel Aviv | -
JPN JP JPN 740 740 | Japan | - | Japanese | Tokyo; Kantei; Nagatacho | archipelago
JOR JO JOR 663 663 | Jordan | Hashemite Kingdom of Jordan | Jordanian | Amman | kingdom
KAZ KZ KZK 705 705 | Kazakhstan | Republic of Kazakhstan | Kazakh; Kazakhstani | Astana; Nur-Sultan; Akorda | republic
KWT KW KUW 690 690 | Kuwait | State of Kuwait | Kuwaiti | Kuwait City | emirate
KGZ KG KYR 703 703 | Kyrgyzstan | Kyrgyz Republic | Kyrgyz; Kyrgyzstani | Bishkek | republic
LAO LA LAO 812 812 | Laos | Lao People's Democratic Republic; Lao PDR | Lao; Laotian | Vientiane | -
LBN LB LEB 660 660 | Lebanon | Lebanese Republic | Lebanese | Beirut; Baabda Palace | republic
MYS MY MAL 820 820 | Malaysia | - | Malaysian | Kuala Lumpur; Putrajaya | kingdom
MDV MV MAD 781 781 | Maldives | Republic of Maldives | Maldivian | Malé | archipelago; island
MNG MN MON 712 712 | Mongolia | - | Mongolian | Ulaanbaatar; Ulan Bator | republic
MMR MM MYA 775 775 | Myanmar | Burma; Republic of the Union of Myanmar | Burmese; Myanmar | Naypyidaw; Naypyitaw; Nay Pyi Taw | junta
NPL NP NEP 790 790 | Nepal | Federal Democratic Republic of Nepal | Nepali; Nepalese | Kathmandu | republic
PRK KP PRK 731 731 | North Korea | Democratic People's Republic of Korea; DPRK; D.P.R.K.; Hermit Kingdom; Korea | North Korean; Korean | Pyongyang | regime
OMN OM OMA 698 698 | Oman | Sultanate of Oman | Omani | Muscat | sultanate
PAK PK PAK 770 770 | Pakistan | Islamic Republic of Pakistan | Pakistani | Islamabad; Rawalpindi | republic
PSE PS - - - | Palestine | State of Palestine | Palestinian | Ramallah; Muqata | -
PHL PH PHI 840 840 | Philippines | Republic of the Philippines | Philippine; Filipino; Filipina | Manila; Malacañang | archipelago
QAT QA QAT 694 694 | Qatar | State of Qatar | Qatari | Doha | emirate
SAU SA SAU 670 670 | Saudi Arabia | Kingdom of Saudi Arabia; KSA | Saudi; Saudi Arabian | Riyadh | kingdom
SGP SG SIN 830 830 | Singapore | Republic of Singapore | Singaporean | - | island
KOR KR ROK 732 732 | South Korea | Republic of Korea; ROK; R.O.K.; Korea | South Korean; Korean | Seoul; Blue House; Cheong Wa Dae | democracy
LKA LK SRI 780 780 | Sri Lanka | Democratic Socialist Republic of Sri Lanka; Ceylon | Sri Lankan | Colombo; Sri Jayawardenepura Kotte | island
SYR SY SYR 652 652 | Syria | Syrian Arab Republic | Syrian | Damascus | regime
TWN TW TAW 713 713 | Taiwan | Republic of China; Chinese Taipei; Formosa; ROC | Taiwanese | Taipei | island; democracy
TJK TJ TAJ 702 702 | Tajikistan | Republic of Tajikistan | Tajik; Tajikistani | Dushanbe | republic
THA TH THI 800 800 | Thailand | Kingdom of Thailand; Siam | Thai | Bangkok; Government House | kingdom
TLS TL ETM 860 860 | Timor-Leste | East Timor; Democratic Republic of Timor-Leste | Timorese; East Timorese | Dili | -
TUR TR TUR 640 640 | Turkey | Türkiye; Turkiye; Republic of Türkiye; Republic of Turkey | Turkish; Turk | Ankara; Beştepe | republic
TKM TM TKM 701 701 | Turkmenistan | - | Turkmen; Turkmenistani | Ashgabat | republic
ARE AE UAE 696 696 | United Arab Emirates | UAE; U.A.E.; the Emirates | Emirati; UAE | Abu Dhabi | -
UZB UZ UZB 704 704 | Uzbekistan | Republic of Uzbekistan | Uzbek; Uzbekistani | Tashkent | republic
VNM VN DRV 816 816 | Vietnam | Viet Nam; Socialist Republic of Vietnam | Vietnamese | Hanoi | -
YEM YE YEM 679 678 | Yemen | Republic of Yemen | Yemeni | Sanaa; Sana'a | republic
`);
