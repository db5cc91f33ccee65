import { expect, test } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";
import { absenceSign, amountSign } from "./causes.ts";

function signOf(text: string, { cause, link, effect }: { cause: string; link: string; effect: string }) {
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return amountSign(text, { link: spanOf(link), cause: spanOf(cause), effect: spanOf(effect) });
}

test.each([
  ["Tolls mean less traffic.", "Tolls", "mean", "traffic", -1],
  ["Falling revenues forced the port to cut wages.", "revenues", "forced", "the port to cut wages", -1],
  ["Fewer patrols allowed the smugglers to return.", "patrols", "allowed", "the smugglers to return", -1],
  ["Tolls mean **less traffic**.", "Tolls", "mean", "traffic", -1],
  ["Fewer patrols meant fewer arrests.", "patrols", "meant", "arrests", 1],
  ["Less ice means that floes drift.", "ice", "means", "floes drift", -1],
  ["Sanctions lead to lower inflation.", "Sanctions", "lead to", "lower inflation", -1],
  ["The strike brought falling output.", "strike", "brought", "output", -1],
  ["The lack of a pact has fuelled the war.", "pact", "has fuelled", "war", -1],
  ["A lack of patrols led to more raids.", "patrols", "led to", "raids", -1],
  ["The pact has fuelled the war.", "pact", "has fuelled", "war", null],
  // What is lost or harmed comes about; what is made harder does not.
  ["The strike could mean a hit to trade.", "strike", "mean", "a hit to trade", 1],
  ["The strike meant a blow to trade.", "strike", "meant", "a blow to trade", 1],
  ["Less rain led to losses on the farms.", "rain", "led to", "losses on the farms", -1],
  ["The toll makes a deal much more difficult.", "toll", "makes", "a deal", -1],
  ["The toll made talks less likely.", "toll", "made", "talks", -1],
  ["The toll makes a deal easier.", "toll", "makes", "a deal", 1],
  ["The toll made the port rich.", "toll", "made", "the port rich", null],
  ["The toll made both sides poorer.", "toll", "made", "both sides poorer", 1],
  ["Delays could mean a hit to trade.", "Delays", "hit", "a hit to trade", 1],
  // No word of amount, or a rising one: what the model reads stands.
  ["Tolls mean more traffic.", "Tolls", "mean", "traffic", null],
  // The link has a direction of its own.
  ["The dam reduced lower harvests.", "dam", "reduced", "harvests", null],
  ["More money would not make up for less credibility.", "money", "make up for", "credibility", null],
  // A name, not an amount.
  ["The vote led to Lower Silesia.", "vote", "led to", "Silesia", null],
])("%s", (text, cause, link, effect, sign) => {
  expect(signOf(text, { cause, link, effect })).toBe(sign);
});

test.each([
  ["Without rain there is no harvest.", "Without", "harvest", 1],
  ["Without a date the two guilds have lost a source of pressure.", "Without", "source of pressure", 1],
  ["Without the dam the mill would stand still.", "Without", "stand still", -1],
  ["The harvest failed for lack of rain.", "for lack of", "harvest failed", null],
])("%s", (text, link, effect, sign) => {
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  expect(absenceSign(text, { link: spanOf(link), effect: spanOf(effect) })).toBe(sign);
});

test("a cause that is wanting is named without its without", () => {
  const { statements } = codePassage("The port of Varn is poor. Without foreign aid the clinics would close.");
  expect(statements.flatMap((one) => (one.type === "cause" ? [[one.cause.text, one.sign]] : []))).toEqual([["foreign aid", -1]]);
});
