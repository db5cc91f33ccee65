import { stateColumns } from "./state-columns.ts";

/** States of Oceania; see `stateColumns` for the columns. */
export const oceanianStates = stateColumns(`
AUS AU AUL 900 900 | Australia | Commonwealth of Australia | Australian | Canberra | -
FJI FJ FIJ 950 950 | Fiji | Republic of Fiji | Fijian | Suva | island
KIR KI KIR 946 970 | Kiribati | Republic of Kiribati | I-Kiribati; Gilbertese | South Tarawa; Tarawa | island
MHL MH MSI 983 983 | Marshall Islands | Republic of the Marshall Islands | Marshallese | Majuro | island
FSM FM FSM 987 987 | Micronesia | Federated States of Micronesia | Micronesian | Palikir | island
NRU NR NAU 970 971 | Nauru | Republic of Nauru | Nauruan | Yaren | island
NZL NZ NEW 920 920 | New Zealand | Aotearoa | New Zealander; New Zealand; Kiwi | Wellington#; the Beehive | island
PLW PW PAL 986 986 | Palau | Republic of Palau | Palauan | Ngerulmud; Koror | island
PNG PG PNG 910 910 | Papua New Guinea | PNG; Independent State of Papua New Guinea | Papua New Guinean; Papuan | Port Moresby | island
WSM WS WSM 990 990 | Samoa | Independent State of Samoa; Western Samoa | Samoan | Apia | island
SLB SB SOL 940 940 | Solomon Islands | the Solomons | Solomon Islander; Solomon Islands | Honiara | island
TON TO TON 955 972 | Tonga | Kingdom of Tonga | Tongan | Nuku'alofa; Nukuʻalofa | kingdom; island
TUV TV TUV 947 973 | Tuvalu | - | Tuvaluan | Funafuti | island
VUT VU VAN 935 935 | Vanuatu | Republic of Vanuatu | Ni-Vanuatu; Vanuatuan | Port Vila | island
`);
