import { defaultScale } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { plainEvent } from "./event-words.ts";

it.each<[string, 1 | 0 | -1, string | null, string]>([
  ["Norland will almost certainly close the gates", 1, null, "Norland will close the gates"],
  ["Norland will close the gates before the end of June 2024", 1, "before the end of June 2024", "Norland will close the gates"],
  ["The commission is likely to be founded", 1, null, "The commission will be founded"],
  ["Sudria probably will sign", 1, null, "Sudria will sign"],
  ["The likely winner will resign", 1, null, "The likely winner will resign"],
  // Its own "not" is told by the direction, wherever it stands beside the words of chance.
  ["Congress will probably not approve the deal", -1, null, "Congress will approve the deal"],
  ["Congress won't likely approve the deal", -1, null, "Congress will approve the deal"],
  ["The cabinet is unlikely to fall", -1, null, "The cabinet will fall"],
  ["The cabinet would be unlikely to fall", -1, null, "The cabinet will fall"],
  ["They are hardly likely to invade", -1, null, "They will invade"],
  ["The cabinet isn't likely to fall", -1, null, "The cabinet will fall"],
  ["The cabinet is bound to fall", 1, null, "The cabinet will fall"],
  ["The cabinet is hardly likely to fall", 1, null, "The cabinet is hardly likely to fall"],
  ["Norland won’t even open the gates", -1, null, "Norland will open the gates"],
  ["neither will admit it", -1, null, "either will admit it"],
  ["No deal will be signed", -1, null, "any deal will be signed"],
  ["Nobody will police it", -1, null, "anybody will police it"],
  ["Nobody will police it", 1, null, "Nobody will police it"],
  ["the talks may well slip into next spring", 0, "next spring", "the talks may well slip into next spring"],
  ["an expected flood of exports", 1, null, "flood of exports"],
  ["expected losses at the port", 1, null, "losses at the port"],
  // Words that were changed stand in no quotation marks, for nobody said them.
  ["Sudria “will not be the price of peace,”", -1, null, "Sudria will be the price of peace"],
  ["the “long winter” will end", 1, null, "the “long winter” will end"],
  // Words of the other side than the one that was read stay for a person to see.
  ["The cabinet is unlikely to fall", 1, null, "The cabinet is unlikely to fall"],
  ["Congress will probably not approve the deal", 1, null, "Congress will not approve the deal"],
])("%s (%i)", (words, direction, horizon, plain) => {
  expect(plainEvent(words, { direction, scale: defaultScale, horizon })).toBe(plain);
});
