import { describe, expect, it } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { wholeEvent } from "./whole-event.ts";

const model = languageModel();

function whole(text: string, event: string, trigger = event): string {
  const [sentence] = analyse(text, { model }).sentences;
  if (sentence === undefined) throw new Error(`no sentence in “${text}”`);
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const { start, end } = wholeEvent(sentence, spanOf(event), spanOf(trigger));
  return text.slice(start, end);
}

describe("wholeEvent", () => {
  it.each([
    ["Rents are very likely to rise.", "very likely to rise", "Rents are very likely to rise"],
    ["The ferry that Varn ordered will arrive late.", "will arrive late", "The ferry that Varn ordered will arrive late"],
    ["They face a rival alliance that will unsettle the ports.", "that will unsettle the ports", "a rival alliance that will unsettle the ports"],
    [
      "She thinks that letting Norland keep the fee will calm Sudria.",
      "Norland keep the fee will calm Sudria",
      "letting Norland keep the fee will calm Sudria",
    ],
    ["A pact would persuade Oslo to open the strait by May.", "A pact would persuade Oslo", "A pact would persuade Oslo to open the strait by May"],
    ["The bank will ask Norland to repay the loan.", "The bank will ask Norland", "The bank will ask Norland to repay the loan"],
    ["I'd put it at 85 percent that Seoul stays non-nuclear.", "Seoul stays", "Seoul stays non-nuclear"],
  ])("of %s makes %s whole", (text, event, wanted) => {
    expect(whole(text, event)).toBe(wanted);
  });

  it("begins at the verb that the word of expecting belongs to", () => {
    const text = "Norland will threaten to leave the talks, as it always does.";
    expect(whole(text, "leave the talks", "will")).toBe("Norland will threaten to leave the talks");
    expect(whole("Norland is expected to leave the talks.", "leave the talks", "expected")).toBe("leave the talks");
  });

  it.each([
    [
      "The guild will end up backing a mayor who hates tolls.",
      "will",
      "a mayor who hates tolls",
      "The guild will end up backing a mayor who hates tolls",
    ],
    ["The fear is that any toll would simply cause strikes.", "would", "strikes", "any toll would simply cause strikes"],
    ["The talks will fail.", "will", "The talks will fail", "The talks will fail"],
    ["Norland builds on the Siang, which will cause a quarrel.", "will", "a quarrel", "a quarrel"],
    ["I think they will, yes.", "will", "they will", "they will"],
    ["Norland expects that the talks will fail.", "expects", "the talks will fail", "the talks will fail"],
  ])("of %s with %s makes %s whole", (text, trigger, event, wanted) => {
    expect(whole(text, event, trigger)).toBe(wanted);
  });

  it.each([
    ["Norland will regroup and attack again.", "attack again"],
    ["The report foresees major sanctions.", "major sanctions"],
    ["It will only hold if President Aldana, his staff and the envoys stay involved.", "It will only hold"],
    ["The talks will fail.", "The talks will fail"],
    ["The lease has a better than even chance of surviving ten years.", "surviving ten years"],
    ["Rents will rise, she says.", "Rents will rise"],
  ])("%s leaves %s as it is", (text, event) => {
    expect(whole(text, event)).toBe(event);
  });
});
