import { describe, expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

function stances(text: string): (readonly [string | null, number])[] {
  return codePassage(text).statements.flatMap((statement) =>
    statement.type === "position" ? [[statement.concept, statement.intensity] as const] : [],
  );
}

describe("verdicts beyond single words", () => {
  it.each<[string, RegExp, number]>([
    ["The embargo is short-sighted.", /embargo/, -0.7],
    ["The embargo is shortsighted.", /embargo/, -0.7],
    ["The accord is a white elephant.", /accord/, -0.5],
    ["The accord is no white elephant.", /accord/, 0.4],
    ["The budget is hopelessly divided.", /budget/, -0.6],
    ["The minister has guts.", /minister/, 0.6],
    ["Berlin has it backwards.", /DEU/, -0.6],
    ["The minister negotiated with great skill.", /minister/, 0.5],
    ["The minister handled the talks stupidly.", /minister/, -0.9],
    ["The subsidies are well targeted.", /subsid/, 0.5],
    ["The plan was a hollow victory.", /plan/, -0.5],
    ["There is much to admire in the budget.", /budget/, 0.5],
    ["I am not persuaded by the report.", /report/, -0.5],
    ["I part company with the generals.", /general/, -0.4],
    ["Scrap the tariffs.", /tariff/, -0.6],
    ["The Union had better appoint a commissioner.", /commissioner/, 0.6],
    ["London must stop paying the rebels.", /rebel/, -0.8],
    ["Nobody should trust the treaty.", /treaty/, -0.6],
    ["I wish I could admire the treaty.", /treaty/, -0.6],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toEqual([intensity]);
    expect(found[0]?.[0]).toMatch(concept);
  });

  it.each([
    "Malaysia criticized the Philippines.",
    "Take Kenya.",
    "The bill went well beyond trade.",
    "The port is full of ships.",
    "The army is loyal.",
  ])("finds no position in %s", (text) => {
    expect(stances(text)).toEqual([]);
  });
});

describe("sides taken without an object", () => {
  it.each<[string, RegExp, number]>([
    ["Moscow has called for a ceasefire.", /ceasefire/, 0.6],
    ["I argued in favour of hitting back.", /hitting/, 0.6],
    ["Ankara objects to the levy.", /levy/, -0.5],
    ["Many Nigerians have advised Abuja against intervention.", /intervention/, -0.6],
    ["The opposition came out against the reform.", /reform/, -0.6],
    ["The unions are against the reform.", /reform/, -0.6],
    ["The news was welcomed by all NATO members.", /news/, 0.7],
    ["Paris remains opposed to the withdrawal.", /withdrawal/, -0.6],
    ["Europe continues to support the treaty.", /treaty/, 0.7],
    ["Berlin refused to endorse the treaty.", /treaty/, -0.5],
    ["The accord won the support of the unions.", /accord/, 0.7],
    ["The decision angered Berlin.", /decision/, -0.5],
    ["I am no fan of the tariff.", /tariff/, -0.5],
    ["Nobody can seriously defend the subsidy.", /subsid/, -0.5],
    ["The nationalists regard the statute as a Trojan horse.", /statute/, -0.5],
    ["I find this statute less persuasive.", /statute/, -0.3],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toEqual([intensity]);
    expect(found[0]?.[0]).toMatch(concept);
  });

  it.each([
    "The port is for sale.",
    "The ministry appealed to Brussels for help.",
    "The report convinced Berlin to pay.",
    "US support for Kyiv fell.",
  ])("finds no position in %s", (text) => {
    expect(stances(text)).toEqual([]);
  });
});

describe("advice that names no duty", () => {
  it.each<[string, RegExp, number]>([
    ["What Transnistria needs is a power line.", /line/, 0.6],
    ["What is needed is a clause that commits us.", /clause/, 0.6],
    ["Brussels needs a policy for the Gulf.", /policy/, 0.6],
    ["The task is to raise the price of a breach.", /price/, 0.6],
    ["The remedy for a slow institution is reform.", /reform/, 0.6],
    ["The worst thing Berlin could do is to lift the embargo.", /embargo/, 0.6],
    ["It is imperative to send a signal.", /signal/, 0.5],
    ["We cannot let Moscow win.", /win/, -0.6],
    ["Europe must do more to protect the strait.", /strait/, 0.8],
    ["It is high time for a new treaty.", /treaty/, 0.5],
    ["NATO needs to put a stop to this dispute.", /dispute/, -0.6],
    ["There is no alternative to diplomacy.", /diplomacy/, 0.5],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toEqual([intensity]);
    expect(found[0]?.[0]).toMatch(concept);
  });

  it.each(["Russia needs the port fees.", "The energy transition needs cobalt.", "His task is to keep the minutes.", "Let us look at the figures."])(
    "finds none in %s",
    (text) => {
      expect(stances(text)).toEqual([]);
    },
  );
});

describe("verdicts", () => {
  it.each<[string, RegExp, number]>([
    ["I do not think that the plan is wise.", /plan/, -0.5],
    ["It would be folly to withdraw the troops.", /troops/, -0.7],
    ["The deal is less a strategy than a slogan.", /deal/, -0.5],
    ["The deal was never perfect.", /deal/, -0.3],
    ["The half-baked proposal came from Rome.", /proposal/, -0.5],
    ["The summit, a triumph for Ankara, ended on Friday.", /summit/, 0.9],
    ["The minister overstates the danger.", /minister/, -0.6],
    ["The law violates the constitution.", /law/, -0.5],
    ["He is wrong. Europe has failed to act.", /europe/i, -0.5],
    ["The mediators showed great patience.", /mediator/, 0.5],
    ["Some of the complaints don't hold up.", /complaint/, -0.7],
    ["Talks are the only way to end the siege.", /talks/, 0.5],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toContain(intensity);
    expect(found.find(([, value]) => value === intensity)?.[0]).toMatch(concept);
  });

  it.each([
    "No one suggests that the deal is perfect.",
    "The question is whether the attack was effective.",
    "Europe's security is not at risk.",
    "The view that China is a threat has spread.",
    "The talks failed to produce a text.",
  ])("finds none in %s", (text) => {
    expect(stances(text)).toEqual([]);
  });
});

describe("verdicts put in a roundabout way", () => {
  it.each<[string, RegExp, number]>([
    ["The plan is anything but fair.", /plan/, -0.3],
    ["The plan is far from perfect.", /plan/, -0.3],
    ["The plan is hardly ambitious.", /plan/, -0.4],
    ["It is a pity that the court never heard the case.", /case/, -0.5],
    ["The letter strikes me as petty.", /letter/, -0.7],
    ["What worries me most is the secrecy.", /secrecy/, -0.5],
    ["My main worry is the budget.", /budget/, -0.5],
    ["Nothing justifies the raid.", /raid/, -0.6],
    ["Critics call the ruling a disgrace.", /ruling/, -0.9],
    ["The opposition calls for new elections.", /elections/, 0.6],
    ["Warsaw is unhappy with the text.", /text/, -0.6],
    ["I am glad that the strait is opening.", /strait/, 0.6],
    ["I don't think that the president should have started this war.", /war/, -0.6],
    ["An end should be put to all terror.", /terror/, -0.6],
    ["The rules offer a serviceable model.", /rule/, 0.5],
    ["None of this makes the deal a bad one.", /deal/, 0.5],
    ["The reform has the backing of the army.", /reform/, 0.7],
    ["The sooner Paris drops its veto, the better.", /veto/, -0.5],
    ["The last thing the region needs is another summit.", /summit/, -0.6],
    ["There is a strong case for a moratorium.", /moratorium/, 0.5],
    ["The onus is on Oslo to break the deadlock.", /deadlock/, -0.5],
    ["It would help if the bank published its models.", /model/, 0.5],
    ["The industry lobby is lukewarm about the levy.", /levy/, -0.6],
    ["I am less impressed by the schedule.", /schedule/, -0.4],
    ["Opposition leaders were quick to denounce the accord.", /accord/, -0.7],
    ["The senate has refused to ratify the treaty, and rightly.", /refus/, 0.6],
    ["Sanctions must stay.", /sanctions/, 0.8],
    ["I see no merit in the proposal.", /proposal/, -0.6],
    ["The proposal has my full support.", /proposal/, 0.6],
    ["The speech was unpersuasive.", /speech/, -0.5],
    ["The treaty is ill-starred.", /treaty/, -0.5],
    ["The brief is well-argued.", /brief/, 0.5],
    ["The scheme is on shaky ground.", /scheme/, -0.5],
    ["The clause is a solution in search of a problem.", /clause/, -0.5],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text);
    expect(found.map(([, value]) => value)).toEqual([intensity]);
    expect(found[0]?.[0]).toMatch(concept);
  });

  it.each([
    "Kiev wants its money.",
    "The minister is well-known.",
    "The bank overlooks the river.",
    "The lawyers argued for hours.",
    "The company needs a loan.",
    "The winter was harsh.",
    "The choice is between a bad deal and war.",
    "The voters are impatient.",
    "The army is behind the front.",
    "The plan is ambitious.",
    "I am afraid that prices will rise.",
  ])("finds none in %s", (text) => {
    expect(stances(text)).toEqual([]);
  });
});

describe("what a pronoun takes up", () => {
  it.each<[string, RegExp, number]>([
    ["Moscow proposed a plan. It is a sham.", /plan/, -0.9],
    ["Oslo refused to sign. It was a brave decision.", /decision/, 0.7],
    ["The minister defended the numbers. I find them reckless.", /number/, -0.7],
    ["Japan is lending Manila six patrol boats. They are good boats.", /boat/, 0.7],
  ])("%s", (text, concept, intensity) => {
    const found = stances(text).filter(([, value]) => value === intensity);
    expect(found.map(([id]) => id)).toContainEqual(expect.stringMatching(concept));
  });
});

describe("who holds it, and over which words", () => {
  it("gives a stance to whoever did so too", () => {
    const found = codePassage("The Americans supported the idea, and so did Japan.").statements.filter(({ type }) => type === "position");
    expect(found.map(({ speaker }) => speaker).sort()).toEqual(["state:JPN", "state:USA"]);
  });

  it("holds whom the advice is for", () => {
    const found = codePassage("Norway would do better to ratify the tax treaty.").statements.find(({ type }) => type === "position");
    expect(found?.quote).toBe("Norway would do better to ratify the tax treaty");
  });
});
