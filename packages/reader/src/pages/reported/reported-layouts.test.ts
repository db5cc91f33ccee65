import { describe, expect, it } from "vitest";
import { contributionsOfPage as contributionsIn, passagesOfPage as passagesIn } from "./passages-for-tests.ts";

describe("reports on one expert", () => {
  it("gives a report on what one expert says to the expert, not to the reporter", () => {
    const found = passagesIn(
      `Interview: delta pilot expects a quiet season\n\nby Nina Okoro\n\nORVIK, May 16 -- The season in the delta will be quiet but short, said pilot Bram Costa.\n\n"The floods we have had since the spring have moved the second buoy by half a mile. There is no reason to think that the fourth will stay," said Costa, a professor of navigation at the Nautical School of Orvik.\n\nEven in dry years the dredgers have come late compared to other ports, Costa said.\n\nIf the ministry "sends them in June, as the papers say, the grain will rot on the quays," said Costa.\n\nHe said that letters from the guild have gone unanswered.`,
    );
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Bram Costa"]));
  });

  it("goes on with a quotation over several paragraphs, and with “…, he says.”", () => {
    const found = contributionsIn(
      `The floods came as no surprise to the pilots of the delta.\n\nAdd late dredgers, and it was a matter of time, says analyst Bram Costa.\n\n"Since March there have been signs, but we did not know at which buoy," he explains. "It was the second.\n\n"So for the other pilots this was what they had been waiting for, and we also have relatives in the villages who had to move.\n\n"The villages pay for it, and so do the towns behind them."\n\nThe grain ships will not be back this year, he says.`,
    );
    expect(found.map(({ author }) => author)).toEqual(["Bram Costa"]);
    expect(found[0]?.words).toContain('"So for the other');
    expect(found[0]?.words).toContain("The grain ships");
  });
});

describe("news", () => {
  it("takes a politician who is told about for no expert", () => {
    const found = passagesIn(
      `The harbour party seems to have lost ground before the vote, after a year of quarrels between its leader, Ivo Marek, and the mayor, analysts told the Post.\n\nA year ago, Marek, then head of the harbour council, stated that he was the rightful mayor though another had won. The guilds backed him at once and closed the port. The mayor accused Marek of being a puppet of the guilds who wanted the quays for themselves.\n\nMarek's standing took a dive in the spring as the council elected Jan Holub to replace him as its speaker.`,
    );
    expect(found.filter((line) => line.startsWith("Ivo Marek"))).toEqual([]);
  });
});

describe("reports on several", () => {
  it("hears whom a short line with “said:” announces, as those before it in longer lines", () => {
    const found = contributionsIn(
      `Experts react to the closing of the delta\n\nThe harbour office closed the second channel on Monday.\n\nProf Ada Lund, Professor of Coastal Engineering at the Corvid Institute of Harbours, said:\n“The second channel silted up years ago, and the pilots have known it since the spring.\n\n“Nobody was in danger, but the grain will be late.”\n\nDr Bram Costa, Associate Professor of Navigation, Nautical School of Orvik and Tarrow, said:\n“What worries me is the buoy. It was moved twice in a year.”\n\nDr Per Holm, Head of Dredging, Delta Water Office of the Southern Provinces, said:\n“A dredger costs less than a week of waiting ships, and the ministry has three.”\n\nDr Mara Quist, Lecturer in Law, University of the Fens, said:\n“The charter of 1911 obliges the office to give notice. It gave none.”`,
    );
    expect(found.map(({ author }) => author)).toEqual(["Ada Lund", "Bram Costa", "Per Holm", "Mara Quist"]);
    expect(found[3]?.words).toContain("charter of 1911");
  });

  it("gives what two say together to neither", () => {
    const found = passagesIn(
      `The tariff on small boats has doubled.\n\nAda Lund, a researcher at the Corvid Institute, mentioned that the boats have not paid in full for years and that nobody has asked them to.\n\n“The story that the treasury tells about the boats is not the story of the boats,” she mentioned. “It is a pretext.”\n\nBram Costa, a researcher at the Nautical School of Orvik, described the tariff as theatre.\n\n“They have to tell us that they are counting something,” he asserted. “This was about a quarrel within the ministry.”\n\nCosta and Lund mentioned that the minister had wished to replace the harbour master. She asserted that much stays unclear.`,
    );
    expect(found.filter((line) => line.includes("Costa and Lund") || line.includes("She asserted"))).toEqual([]);
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Ada Lund", "Bram Costa"]));
  });

  it("takes the person who is quoted under a whole name for an expert beside two who are introduced", () => {
    const found = passagesIn(
      `ANALYSIS\n\n“The minister will not say so, but Orvik clearly fears a deal between the two ports that would leave its pilots out,” Ada Lund writes for the Lagoon Post.\n\n“The clause on the dredgers was tied to the clause on grain, so that nobody could refuse the one without the other,” Bram Costa writes for Harbour Affairs.\n\n“Measuring silt is a trade of its own, and each of the offices that does it comes out with another figure,” said Tove Brandt in a talk at the Corvid Institute.`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });

  it("makes one contribution of a statement that goes on from paragraph to paragraph", () => {
    const found = contributionsIn(
      `What the ports say of the pact\n\nIn a statement, Ada Lund, director of the Corvid Institute, said: “The pact is the best that could be had. Nobody has to like it.\n\n“But it will be costly for the small harbours, and they will have to be paid for it.\n\n“We shall see to that.”\n\nBram Costa, head of the Nautical School of Orvik, said: “I doubt that it will last a year.”\n\nIt was signed on Monday.\n\n“The pilots were not asked,” Costa said.`,
    );
    expect(found.map(({ author }) => author)).toEqual(["Ada Lund", "Bram Costa", "Bram Costa"]);
    expect(found[0]?.words).toMatch(/^In a statement.*see to that\.”$/s);
  });

  it.each(["at the Harbour Review", "of Delta Notes", "with Silt Today"])("reads a name before the outlet behind “says”: %s", (outlet) => {
    const found = passagesIn(
      `Will the mayor fall?\n\nThe pact is gone, and the province is waiting for the harbour council to meet in the new year.\n\nYes. The guilds will turn on her now: The quays have judged that she has lost all support, says Ada Lund ${outlet}. That is the first step, and others will follow it.\n\nBut the delta is a harder case: "The delta is no coast, and she is no admiral," says Bram Costa ${outlet}. The guilds have stern words for her, and no ships.\n\nThe hills may come first: Everyone assumes that the mayor will be next, says Tove Brandt ${outlet}, but the hills have a mayor of their own.`,
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["Ada Lund", "Bram Costa", "Tove Brandt"]);
  });

  it.each([
    ["His words: “Some of us are now riding ferries. The silt does not stop, whoever closes the port.”"],
    ["In his opinion neither of the pacts can be ended without paying, and both can be put off for a year."],
    ["But he warned that the small ports were borrowing already and that some would close by the end of the year."],
    ["“Who advised them? Did any of them ever carry a bag of grain up those steps?” he queried."],
  ])("goes on with the person who spoke last: %s", (words) => {
    const found = contributionsIn(
      `What the quays say\n\nAda Lund, director of the Corvid Institute, said that the pact was late. “It is better than none,” she said.\n\nFor Bram Costa, of the Nautical School of Orvik, the matter is one of law. “They cannot close a port by decree,” he said.\n\n${words}\n\nTove Brandt, a pilot in Tarrow, told the Post that nobody had asked the pilots. “We heard of it on the radio,” she said.`,
    );
    expect(found.find(({ words: said }) => said.includes(words.slice(0, 25)))?.author).toBe("Bram Costa");
  });

  it("reads a post without an article before the name", () => {
    const found = passagesIn(
      `Eleven ships ran aground in the delta on Monday.\n\nThe ministry has said nothing so far, and the owners of the ships have asked for an inquiry of their own. It is the third such accident since the spring floods.\n\nAda Lund, senior researcher of the Corvid Institute, said that “even though it looks like an accident, it will be read as a sign of what the ministry has let go.”\n\nResearcher at the Nautical School, Bram Costa asserted that “the ships were loaded too deep for the season. The ministry would like the pilots blamed for it, and so would the owners.”\n\nHe added that the guild has asked for an inquiry into the loading of all eleven ships and into who had signed for them.`,
    );
    expect(new Set(found.map((line) => line.split(":")[0]))).toEqual(new Set(["Ada Lund", "Bram Costa"]));
  });
});

describe("reports on several", () => {
  const page = (byline: string, third: string): string =>
    `The port that nobody wants\n\n${byline}\n\nThe port of Orvik has stood empty since March. “It is a mistake that we will pay for,” says Solveig Aune, a pilot at the Harbour Guild of Orvik. Aune expects the grain ships to stay away until the spring, and believes that the towns up the river will lose half of their trade before anybody in the capital has noticed.\n\nBram Coster, a lawyer at the Strait Institute, disagrees. Coster argues that the ships will come back as soon as the tariff falls, and he thinks that the guild has itself to blame for the silt.${third}\n\nThe quay has forty cranes, of which eleven were sold last year to a yard in Gdynia; the others are rusting, and no ministry has said who is to pay for them. A commission will meet in June, and our readers know what its last report was worth.`;
  const third =
    "\n\nNone of it surprises Nina Okoro, an economist at the University of Tarn. She expects a settlement before the winter. It was not the tariff that emptied the quay, objects Okoro.";

  it("gives an analysis under a byline that has two people say something to its writer", () => {
    expect(passagesIn(page("By Tom Ellery", "")).map((line) => line.split(":")[0])).toEqual(["Tom Ellery"]);
  });

  it("brings an expert on by the whole name, and hears a name behind any verb at the end", () => {
    const found = passagesIn(page("By Tom Ellery", third));
    expect(found).toContain("Nina Okoro: None of it surprises");
    expect(found.filter((line) => line.startsWith("Nina Okoro"))).toHaveLength(1);
  });
});

describe("memoranda and minutes", () => {
  it("knows those who take part from the list over the text", () => {
    const page = [
      "Memorandum of Conversation",
      "PARTICIPANTS",
      "HM—Mr. Everett Holm",
      "HMC—Mrs. Ada Lund",
      "Pilots’ Guild—Mr. Bram Costa",
      "Mr. Holm said that three papers had asked him what the ministry meant to do about the delta, and that he would like to know it himself before he answered.",
      "Mrs. Lund replied that the dredgers had gone by word of mouth, so that she did not expect a letter before the spring.",
      "Mr. Costa thought the pilots would wait until March and not a day longer, since two of them had been offered work in Tarrow.",
    ].join("\n\n");
    expect(passagesIn(page).map((line) => line.split(":")[0])).toEqual(["Everett Holm", "Ada Lund", "Bram Costa"]);
  });
});
