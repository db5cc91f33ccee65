import { describe, expect, it } from "vitest";
import { indexAttributions } from "./attribution.ts";
import { analyse } from "../language/analyse.ts";
import { languageModel } from "../reading/language-model.ts";
import { codeRelations } from "./code-relations.ts";

function relationsOf(text: string): string[] {
  const input = { text, analysis: analyse(text, { model: languageModel() }), contributions: [], title: null, documentDate: null, coder: "test" };
  return codeRelations(input, indexAttributions(input, [])).relations.map(
    ({ source, action, target, status }) => `${source?.replace(/^state:/, "")} ${action} ${target?.replace(/^state:/, "")} ${status}`,
  );
}

describe("acts as commentary puts them", () => {
  it.each([
    ["in a noun, from and on", "Pressure from Washington on Kyiv is growing.", "USA COERCE UKR actual"],
    ["in a noun with a phrase hung too deep", "Loans from China to Zambia have dried up.", "CHN AID ZMB actual"],
    ["on goods for somebody", "American curbs on the sale of chips to China were tightened.", "USA SANCTION CHN actual"],
    ["in a noun of a thing sold", "Beijing's sale of missiles to Pakistan alarmed India.", "CHN AID PAK actual"],
    ["in a participle", "Sanctions imposed by the European Union on Russia have failed.", "org:EU SANCTION RUS actual"],
    ["in a relative clause", "The drones that Iran supplied to Russia were crude.", "IRN AID RUS actual"],
    ["to a receiver taken for a compound", "The Emirates gave Chad armoured vehicles and money.", "ARE AID TCD actual"],
    ["with the purpose behind the sum", "Congress approved sixty billion dollars in aid for Ukraine.", "org:us-congress AID UKR actual"],
    ["on what belongs to somebody", "Chinese ships rammed a Philippine supply boat in June.", "CHN ASSAULT PHL actual"],
    ["with a noun of measure between", "Brazil held another round of talks with Venezuela.", "BRA CONSULT VEN actual"],
    ["only wanted", "Japan wants talks with South Korea on the islands.", "JPN CONSULT KOR hypothetical"],
    ["as an answer", "China retaliated with tariffs on Australian wine.", "CHN SANCTION AUS actual"],
    ["by a ship", "On Friday a Chinese cutter shadowed a Peruvian frigate for six hours.", "CHN MOBILIZE PER actual"],
    ["on a people with a remark behind", "Norway invited the Turks, who had waited for weeks.", "NOR CONSULT TUR actual"],
    ["as a favour threatened with", "Zambia has threatened to recognise Taiwan.", "ZMB SUPPORT TWN hypothetical"],
    [
      "on whom it stands for",
      "Argentina congratulated Uruguay and then threatened it with tariffs.",
      "ARG THREATEN URY actual; ARG SUPPORT URY actual",
    ],
    ["on a colleague", "Brazil's president warned his Uruguayan colleague on Friday.", "BRA THREATEN URY actual"],
    [
      "on whom a question is about",
      "What about the Polisario Front?\n\nIt has been sold. Algeria armed it for years.",
      "DZA AID org:Polisario actual",
    ],
    ["on each other's plans", "France and Germany blocked each other's proposals for an agency.", "FRA REJECT DEU actual"],
    ["on goods", "In May Russia banned Kazakh wheat.", "RUS SANCTION KAZ actual"],
    ["on goods bought", "China cut its purchases of Argentine oil.", "CHN SANCTION ARG actual"],
    ["on a contract", "Zambia cancelled a Russian contract.", "ZMB SANCTION RUS actual"],
    ["with a number for its object", "Zambia cancelled three contracts and signed two with China.", "ZMB AGREE CHN actual"],
    ["on whom something is taken from", "Congress stripped Uruguay of its preferences.", "org:us-congress SANCTION URY actual"],
    ["of whom an apposition describes", "He wrote to Paraguay, a country that recognizes Taiwan.", "PRY SUPPORT TWN actual"],
    ["as what somebody would do better", "Norway would do better to ratify the tax treaty with Brazil.", "NOR AGREE BRA hypothetical"],
    ["by a firm of the state", "China's state nuclear corporation lent Russia two billion dollars in June.", "CHN AID RUS actual"],
    ["by letting go", "Turkey released three Greek sailors in August.", "TUR RETREAT GRC actual"],
    ["on each other", "Serbia and Kosovo accused each other of bad faith.", "SRB ACCUSE XKX actual"],
    ["against an offer made before", "Norway offered to mediate, and Ethiopia turned the offer down.", "ETH REJECT NOR actual"],
    ["against what it stands for", "Greece proposed a truce, and Turkey rejected it.", "TUR REJECT GRC actual"],
    [
      "against an allegation made beside it",
      "The Asian Development Bank accused the Tajik government of fraud, an allegation that Dushanbe rejects.",
      "TJK REJECT org:ADB actual; org:ADB ACCUSE TJK actual",
    ],
    ["with a receiver before what is sold", "Uzbekistan keeps selling the Taliban electricity.", "UZB COOPERATE org:Taliban actual"],
    ["by whom the text has just spoken of", "Let us talk about the World Bank. It promised Kenya a fund.", "org:World-Bank AID KEN actual"],
    ["on a person, in words", "Donald Trump attacked Joe Biden on Sunday.", "person:donald-trump ACCUSE person:joe-biden actual"],
  ])("%s", (_how, text, wanted) => {
    expect(relationsOf(text)).toEqual(wanted.split("; "));
  });

  it("lets who is called on do what is asked, not who calls", () => {
    expect(relationsOf("Poland called on Hungary to stop blocking Ukraine.")).toEqual(["POL REQUEST HUN actual", "HUN REJECT UKR denied"]);
  });

  it("knows a party by whose it is", () => {
    const text = "Prime Minister Arben Kola signed the text for Albania. His own party accused him of surrender.";
    expect(relationsOf(text)).toEqual(["group:arben-kola-party ACCUSE person:arben-kola actual"]);
  });
});

describe("actors that no list knows", () => {
  it.each([
    ["a name", "On Friday Nowa Fala accused Poland of treason.", "group:nowa-fala ACCUSE POL actual"],
    ["a territory", "Somaliland has signed a treaty with Ethiopia.", "place:somaliland AGREE ETH actual"],
    ["a movement's fighters", "Hezbollah fighters attacked Israel from the hills.", "org:Hezbollah ASSAULT ISR actual"],
    ["the body that puts out a text", "A United Nations report accused Rwanda of looting.", "org:UN ACCUSE RWA actual"],
    [
      "a firm by its first word",
      "Corvus Lithium, a mining company, sued Chile. On Monday Chile fined Corvus.",
      "org:corvus-lithium ACCUSE CHL actual; CHL SANCTION org:corvus-lithium actual",
    ],
  ])("%s", (_what, text, wanted) => {
    expect(relationsOf(text)).toEqual(wanted.split("; "));
  });

  it("takes such a name for no actor where it may be a place, a text or a time", () => {
    expect(relationsOf("Sweden went to Delaware for a permit in May.")).toEqual([]);
    expect(relationsOf("Shots fell in Tarnau. On Monday India condemned Tarnau.")).toEqual([]);
    expect(relationsOf("In March the Vilnius Protocol condemned Russia again.")).toEqual([]);
  });
});

describe("what is no act between two actors", () => {
  it.each([
    ["what somebody is told of a third", "President Rafael Quispe told Congress that Peru is calm."],
    ["who gains by a threat", "Spain threatened to move its gas contracts to Nigeria."],
    ["an agreement on little", "France and Germany agree on little where atoms are concerned."],
    ["a way across a place nobody knows", "In May the European Union promised to finance a route across Zarmania."],
    ["a question asked", "The police asked what Denmark is for."],
    ["what several own together", "Bulgaria, Romania and Turkey suspended their joint mission."],
    ["a motion that carries something", "Anna Berg headed the Norwegian mission to Moldova."],
    ["people of a country, who are not the state", "Millions of Americans support Donald Trump."],
    ["a warning of what somebody else would do", "Germany warned that Russia would defend its citizens."],
    ["the object of a set phrase", "Turkey joined forces with its neighbours."],
    ["a name called", "France called Germany timid at the summit."],
    ["what is met with", "The offer was met with opposition in Poland and Italy."],
  ])("%s", (_what, text) => {
    expect(relationsOf(text)).toEqual([]);
  });
});
