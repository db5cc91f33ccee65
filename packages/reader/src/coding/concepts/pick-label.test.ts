import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { pickLabel, shownLabel } from "./pick-label.ts";

test.each<[text: string, words: string, label: string | null]>([
  // What somebody is made to do is the matter, not who does it.
  ["The strike forced the Union to sell its mills.", "the Union to sell its mills", "“Union to sell its mills”"],
  ["The crowd shouted at calls for Sudria to leave.", "Sudria to leave", "“Sudria to leave”"],
  ["The fee kept the navy from sailing to Riga.", "the navy from sailing to Riga", "“navy from sailing to Riga”"],
  // Eight words, those with hyphens counted once, and no half phrase at the end.
  [
    "The mill is idle because the island depends on the Malacca Strait for a vast majority of its trade.",
    "the island depends on the Malacca Strait for a vast majority of its trade",
    "“island depends on the Malacca Strait”",
  ],
  [
    "Any raid would badly harm the port's grain-fed economy, as traders know.",
    "Any raid would badly harm the port's grain-fed economy",
    "“raid would badly harm the port's grain-fed economy”",
  ],
  // What only stands for something said before names nothing.
  ["Lomé was refusing to do so.", "do so", null],
  ["They've been decent to people.", "They've", null],
  ["I hope that it will, and already it does.", "it will", null],
  // A bare noun keeps its complement, within its words and, if it says little alone, behind them; a whole one is left as it is.
  ["The guild wants the option of selling the mill.", "the option of selling the mill", "option of selling the mill"],
  ["The refusal to share the charts was an error.", "The refusal to share the charts", "refusal to share the charts"],
  ["Quito rejects the idea that Lima hired the pilots.", "the idea", "idea that Lima hired the pilots"],
  ["They call the harbour ministry's claims false.", "claims", "harbour ministry's claims"],
  ["Riga condemned the step as an affront to the guild.", "the step", "step"],
  ["They burned the old mill by the river.", "the old mill", "old mill"],
  ["They call the guild's offer a trick.", "offer", "guild's offer"],
  ["They fear the mill that they inherited.", "the mill that they inherited", "mill that they inherited"],
  [
    "We must finish everything that the two guilds have reached in terms of safe harbours.",
    "finish everything that the two guilds have reached in terms of safe harbours",
    "“finish everything that the two guilds have reached”",
  ],
  ["It was not tolls that raised prices.", "tolls", "tolls"],
  ["The measures that the port took raise prices.", "measures", "measures"],
  // Half of a word with a hyphen is no article and no amount, and of people and bodies a size says which.
  ["They fear a one-party rule.", "a one-party rule", "one-party rule"],
  ["They want high-level talks.", "high-level talks", "high-level talks"],
  ["The pact binds the great powers.", "the great powers", "great powers"],
  ["They forbid heavy weapons and great fairs.", "heavy weapons", "heavy weapons"],
  ["They forbid heavy weapons and great fairs.", "great fairs", "fairs"],
  ["They paid the more than 500 guards.", "the more than 500 guards", "500 guards"],
  ["He mourned the end of 'the old pact'.", "the end of 'the old pact'", "end of the old pact"],
  // What a verb brings a thing to.
  ["The strike brought trade to a standstill.", "trade to a standstill", "“trade to a standstill”"],
  ["The strike brought trade to Lima.", "trade", "trade"],
  ["The raid left the mills in the old valley poor.", "the mills in the old valley", "mills"],
  // Of a longer clause the verb with its object says something whole.
  [
    "This will limit their ability to obtain the goods that they now need to repair their old boats.",
    "obtain the goods that they now need to repair their old boats",
    "“obtain the goods that they now need”",
  ],
  ["They left because Lima is a reminder of the war.", "Lima is a reminder of the war", "“Lima is a reminder of the war”"],
  ["They left because it is a small harbour.", "it is a small harbour", "small harbour"],
  ["The raid gave them an excuse to raise tolls.", "an excuse", "excuse to raise tolls"],
  // Both of two that one preposition leads.
  ["She fears a blockade of Norland and Sudria.", "a blockade of Norland and Sudria", "blockade of Norland and Sudria"],
  // Of a clause without who does it the “not” stays.
  [
    "It is unfortunate that they have not opened up their mills to the small traders.",
    "they have not opened up their mills to the small traders",
    "“not opened up their mills”",
  ],
  // No mark at the beginning, no verdict, no half of a compound, no half of two words with one noun.
  ["They want large, specific grain purchases.", "large, specific grain purchases", "specific grain purchases"],
  ["They denounced a shameful, hasty pact with Doha.", "a shameful, hasty pact with Doha", "pact with Doha"],
  ["Lagos offered its good offices.", "its good offices", "good offices"],
  ["We expect base and precious metals prices to rise.", "base and precious metals prices", "base and precious metals prices"],
  // No clause ends in a verb whose object is cut off; of a long one what is believed, or what is done.
  [
    "The mill is idle because many traders believe that the guild is selling only the oldest boats in its fleet.",
    "many traders believe that the guild is selling only the oldest boats in its fleet",
    "“guild is selling only the oldest boats”",
  ],
  [
    "The fund fell because the island's banks may have to give up real money this year.",
    "the island's banks may have to give up real money this year",
    "“give up real money this year”",
  ],
  ["The toll left traders wary of lending.", "traders wary of lending", "“traders wary of lending”"],
  // People are named by what they do, where nothing else names them.
  ["The guild distrusts people who love fairs.", "people who love fairs", "people who love fairs"],
  // What points names nothing; "those who" are not "who".
  ["He loathes the whole thing.", "the whole thing", null],
  ["She prefers the incoming one.", "the incoming one", null],
  ["Those who signed the old pact were fooled.", "Those who signed the old pact", "“those who signed the old pact”"],
])("%s", (text, words, label) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(words);
  const picked = sentence === undefined ? null : pickLabel(sentence, { start, end: start + words.length });
  expect(picked === null ? null : shownLabel(picked)).toBe(label);
});
