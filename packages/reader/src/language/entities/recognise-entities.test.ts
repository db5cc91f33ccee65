import { expect, test } from "vitest";
import { recogniseEntities, type EntityContext } from "./recognise-entities.ts";
import { untaggedSentences } from "./testing/untagged-sentences.ts";

function read(text: string, context?: EntityContext) {
  const result = recogniseEntities(text, untaggedSentences(text), context === undefined ? {} : { context });
  const facts = Object.fromEntries(result.entities.map((entity) => [entity.id, [entity.country, entity.actsFor]]));
  const at = (words: string) =>
    result.mentions.filter((mention) => text.slice(mention.start, mention.end) === words).map((mention) => mention.entities.join("+"));
  return { ...result, facts, at };
}

test("nationality, office and name teach country and allegiance", () => {
  const { facts } = read("Then Russian President Vladimir Putin met Chinese leader Xi Jinping and Japan's Prime Minister Fumio Kishida.");
  expect(facts["person:vladimir-putin"]).toEqual(["state:RUS", "state:RUS"]);
  expect(facts["person:xi-jinping"]).toEqual(["state:CHN", "state:CHN"]);
  expect(facts["person:fumio-kishida"]).toEqual(["state:JPN", "state:JPN"]);
});

test("appositions and predicates teach the same", () => {
  const { facts } = read(
    "We met Oleksiy Danilov, Ukraine's national security chief, in May. The president of Chechnya, Ramzan Kadyrov, was absent. Later Kaja Kallas is the EU's foreign policy chief.",
  );
  expect(facts["person:oleksiy-danilov"]).toEqual(["state:UKR", "state:UKR"]);
  expect(facts["person:kaja-kallas"]?.[1]).toBe("org:EU");
});

test("former, retired and opposition figures keep their country and act for no state", () => {
  const { facts } = read(
    "We heard former US ambassador John Herbst, retired Polish general Piotr Nowak, Russian opposition leader Alexei Navalny, and ex-British Prime Minister Tony Hall. Today Chinese scholar Wang Wen spoke.",
  );
  expect(facts["person:john-herbst"]).toEqual(["state:USA", null]);
  expect(facts["person:piotr-nowak"]).toEqual(["state:POL", null]);
  expect(facts["person:alexei-navalny"]).toEqual(["state:RUS", null]);
  expect(facts["person:tony-hall"]).toEqual(["state:GBR", null]);
  expect(facts["person:wang-wen"]).toEqual(["state:CHN", null]);
});

test("what somebody studies is not where they belong", () => {
  const { facts } = read(
    "We asked Ada Brandt, a North Korea expert at the Lund Institute, and Peru analyst John Nowak. Then US economist Tony Hall spoke.",
  );
  expect(facts["person:ada-brandt"]).toEqual([null, null]);
  expect(facts["person:john-nowak"]).toEqual([null, null]);
  expect(facts["person:tony-hall"]).toEqual(["state:USA", null]);
});

test("an ambassador belongs to the sender, an official of an organization acts for it", () => {
  const { facts } = read(
    "Then US ambassador to Ukraine Bridget Mills met NATO Secretary General Mark Rutte and State Department spokesman Ned Price.",
  );
  expect(facts["person:mark-rutte"]).toEqual([null, "org:NATO"]);
  expect(facts["person:ned-price"]).toEqual(["state:USA", "state:USA"]);
});

test("a bare office takes the state its sentence speaks for", () => {
  const { facts } = read(
    "Little will come of it because Ukraine will insist, as National Security Chief Oleksiy Danilov said this week, that the war must end.",
  );
  expect(facts["person:oleksiy-danilov"]).toEqual(["state:UKR", "state:UKR"]);
});

test("a bare office without a state stays without one", () => {
  const { facts } = read("Yesterday Foreign Minister Adam Berg declined to comment on the plan.");
  expect(facts["person:adam-berg"]).toEqual([null, null]);
});

test("a title that one state alone uses is that state's where the text names it", () => {
  expect(read("Later the United States waited. Then Secretary of State John Kerry left.").facts["person:john-kerry"]).toEqual([
    "state:USA",
    "state:USA",
  ]);
  expect(read("Then Secretary of State John Kerry left.").facts["person:john-kerry"]).toEqual([null, null]);
});

test("“then” behind a name says the office is over", () => {
  expect(read("We met Leon Panetta, then the CIA director, in May.").facts["person:leon-panetta"]).toEqual(["state:USA", null]);
});

test("no office is assumed from knowledge of the world", () => {
  expect(read("I do not think that Putin will stop.").facts["person:putin"]).toEqual([null, null]);
});

test("surnames go back to full names, before and after, and in pairs", () => {
  const { at } = read("Xi and Putin met\n\nChinese leader Xi Jinping left Russian President Vladimir Putin. The Xi-Putin summit was long.");
  expect(at("Xi")).toEqual(["person:xi-jinping", "person:xi-jinping"]);
  expect(at("Putin")).toEqual(["person:vladimir-putin", "person:vladimir-putin"]);
});

test("a surname of two persons is left open, with a warning", () => {
  const { at, warnings } = read("We saw South Korean Minister Kim Min-seok and North Korean leader Kim Jong-un. Then Kim left.");
  expect(at("Kim")).toEqual([]);
  expect(warnings.map((warning) => warning.code)).toEqual(["entity-ambiguous"]);
});

test("a word that belongs to a person's name is no state", () => {
  const { at } = read("The economist Michael Jordan met Chad Ellis in Jordan.");
  expect(at("Jordan")).toEqual(["state:JOR"]);
  expect(at("Michael Jordan")).toEqual(["person:michael-jordan"]);
  expect(at("Chad Ellis")).toEqual(["person:chad-ellis"]);
});

test("acronyms are learnt where the text defines them", () => {
  const { at } = read("The Pacific Fisheries Agency (PFA) met. Then the PFA left.");
  expect(at("PFA")).toEqual(["org:pacific-fisheries-agency", "org:pacific-fisheries-agency"]);
});

test("organs named by state and noun have ids of their own and act for the state", () => {
  const { facts, at } = read("Yesterday the Chinese foreign ministry protested, and Ukraine's parliament voted.");
  expect(at("the Chinese foreign ministry")).toEqual(["org:china-foreign-ministry"]);
  expect(facts["org:china-foreign-ministry"]).toEqual(["state:CHN", "state:CHN"]);
  expect(at("Ukraine's parliament")).toEqual(["org:ukraine-parliament"]);
});

test("forces and governments are the state, acting; former officials and the opposition are not", () => {
  const { at } = read(
    "Yesterday Russian troops and the Israeli government moved. Then former Russian officials and the Russian opposition leaders spoke.",
  );
  expect(at("Russian troops")).toEqual(["state:RUS"]);
  expect(at("the Israeli government")).toEqual(["state:ISR"]);
  expect(at("Russian officials")).toEqual([]);
});

test("an office under a person is the office of that person's state", () => {
  const { facts } = read(
    "Yesterday US President Joe Biden left. Then Biden's national security adviser, Jake Sullivan, spoke, and Biden's biographer Ann Cole listened.",
  );
  expect(facts["person:jake-sullivan"]).toEqual(["state:USA", "state:USA"]);
  expect(facts["person:ann-cole"]).toEqual([null, null]);
});

test("what a hyphen binds to a state is not the state's", () => {
  const { facts, at } = read(
    "Yesterday pro-Russian forces and Iran-backed troops moved. Then pro-Russian leader Oleg Bondar and then-French President Luc Martel spoke.",
  );
  expect(at("Russian forces")).toEqual([]);
  expect(at("Iran-backed troops")).toEqual([]);
  expect(facts["person:oleg-bondar"]).toEqual([null, null]);
  expect(facts["person:luc-martel"]).toEqual(["state:FRA", null]);
});

test("think tanks belong to a country and act for no state", () => {
  const { facts } = read("It was published by the Atlantic Council and the Global China Hub.");
  expect(facts["org:atlantic-council"]).toEqual(["state:USA", null]);
  expect(facts["state:CHN"]).toBeUndefined();
});

test("Georgia is the country or the state of the union by its company, else open", () => {
  expect(read("Protests shook Georgia after Tbilisi broke off talks with the EU.").at("Georgia")).toEqual(["state:GEO"]);
  const domestic = read("Voters in Georgia, a swing state, chose a Republican senator near Atlanta.");
  expect(domestic.at("Georgia")).toEqual([]);
  expect(domestic.warnings).toEqual([]);
  const open = read("We went to Georgia in spring.");
  expect(open.at("Georgia")).toEqual([]);
  expect(open.warnings.map((warning) => [warning.code, warning.start, warning.end])).toEqual([["entity-ambiguous", 11, 18]]);
});

test("Congo and Korea are decided by what stands near them, never by luck", () => {
  expect(read("Troops of Congo left Goma, and Kinshasa protested.").at("Congo")).toEqual(["state:COD"]);
  expect(read("Trade with Korea grew.").at("Korea")).toEqual([]);
  expect(read("Trade with Korea grew, said Seoul.").at("Korea")).toEqual(["state:KOR"]);
});

test("a capital is a place where one goes, and a government where it acts", () => {
  const { at } = read("They met in Moscow. Then Moscow denied it, and leverage over Beijing grew. He took a plane for Beijing.");
  expect(at("Moscow")).toEqual(["place:moscow", "state:RUS"]);
  expect(at("Beijing")).toEqual(["state:CHN", "place:beijing"]);
});

test("Brussels is the Union's seat where the text speaks of the Union", () => {
  expect(read("Later the EU waited. Nobody could move Brussels.").at("Brussels")).toEqual(["org:EU"]);
  expect(read("Nobody could move Brussels.").at("Brussels")).toEqual(["place:brussels"]);
});

test("nothing reaches across sections", () => {
  const text = "Then French President Luc Martel spoke. He was loud.\n\nHe did not agree.";
  const border = text.indexOf("\n\n") + 2;
  const { mentions } = read(text, {
    sections: [
      { start: 0, end: border },
      { start: border, end: text.length },
    ],
  });
  const pronouns = mentions.filter((mention) => mention.kind === "pronoun");
  expect(pronouns.map((mention) => [mention.start, mention.entities[0]])).toEqual([[40, "person:luc-martel"]]);
});

test("a name is a firm's or a party's where the text says so, and a person's where it is taken up so", () => {
  const { at } = read("We met Corvus Lithium, a Dutch mining company, in May. Later the party Dawn Ahead won.");
  expect(at("Corvus Lithium")).toEqual(["org:corvus-lithium"]);
  expect(at("Dawn Ahead")).toEqual(["org:dawn-ahead"]);
  expect(read("Its prime minister, Erlan Sadyrov, was absent.").at("Erlan Sadyrov")).toEqual(["person:erlan-sadyrov"]);
  expect(read("We saw the house of Zbyszko Tarnowik. It was Tarnowik himself.").at("Tarnowik")).toEqual(["person:zbyszko-tarnowik"]);
});

test("another state's Senate is not the one that goes by that name alone", () => {
  const { mentions } = read("Then Uruguay's Congress met. The Brazilian Congress did too.");
  expect(mentions.flatMap(({ entities }) => entities)).not.toContain("org:us-congress");
  expect(read("Then Congress met.").at("Congress")).toEqual(["org:us-congress"]);
});

test("an office that somebody takes up makes an unknown name a person's", () => {
  const { at } = read("Then Aigerim Tolzhanbek became head of the Fund. We met Tolzhanbek twice.");
  expect(at("Aigerim Tolzhanbek")).toEqual(["person:aigerim-tolzhanbek"]);
  expect(read("Then Aigerim Tolzhanbek, who ran the port, left.").at("Aigerim Tolzhanbek")).toEqual(["person:aigerim-tolzhanbek"]);
});

test("people of a continent are not those of the state that shares its name", () => {
  const { at } = read("Then South Americans met the Americans.");
  expect(at("South Americans")).toEqual(["place:south-america"]);
  expect(at("Americans")).toEqual(["state:USA"]);
});

test("a body of common name is of the state whose capital stands beside it", () => {
  const abroad = read("Foreign Office, Georgetown. The Foreign Office is closed today.");
  expect(abroad.entities.map(({ id }) => id)).not.toContain("org:uk-foreign-office");
  expect(read("The Foreign Office in Lomé was told.").at("Foreign Office")).not.toContain("org:uk-foreign-office");
  expect(read("The Foreign Office was told. So was the Foreign Office in Lomé.").at("Foreign Office")).toContain("org:uk-foreign-office");
  expect(read("It asked the Foreign Office, Paris and Rome.").at("Foreign Office")).toEqual(["org:uk-foreign-office"]);
});
