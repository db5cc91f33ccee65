/** Words of a question that ask, and say nothing of what about. */
export const askingWords: ReadonlySet<string> = new Set(
  (
    "a about according after all also am an and any anybody anyone are as ask at be because been being best between both but by can case claim comment continue continues could did do does " +
    "done either else ever every everybody everyone expert experts first for from get give given go goes going gone had happen happens has have he her here him his how i if in " +
    "into is it its just kind know let like long make many may me might more most mean much must my need new next no nobody not now of off on one only opinion or other our out " +
    "over own people person position read really regard remain remains said same say says see she should show so some somebody someone speak state statement statements stay stays still such take talk tell than that the their them then there " +
    "these they thing things think thinks this those through time to too under up us very view views want was way we well were what when where whether which while who whom " +
    "whose why will with without would writes year years yet you your"
  ).split(" "),
);

/** What a question is after, by words that stand in it; they are no topic themselves. */
export const intents = {
  forecast: [
    "expect",
    "expects",
    "expected",
    "forecast",
    "forecasts",
    "predict",
    "predicts",
    "likely",
    "anticipate",
    "anticipates",
    "chance",
    "chances",
    "future",
    "probability",
  ],
  cause: ["cause", "causes", "caused", "consequence", "consequences", "effect", "effects", "follows", "follow", "lead", "leads", "result", "results"],
  dispute: [
    "agree",
    "agrees",
    "agreed",
    "disagree",
    "disagrees",
    "disagreement",
    "deny",
    "denies",
    "differ",
    "differs",
    "dispute",
    "oppose",
    "opposes",
    "reject",
    "rejects",
    "support",
    "supports",
    "against",
  ],
} as const;
export type Intent = keyof typeof intents | "any";

/** Words that speak of one quality from either side: a question with one of them is answered by any. Beginnings of words. */
export const families: readonly (readonly string[])[] = [
  [
    "strong",
    "strength",
    "weak",
    "power",
    "dominan",
    "dominat",
    "superior",
    "inferior",
    "upper hand",
    "leverage",
    "junior partner",
    "senior partner",
    "dependen",
    "vassal",
    "outmatch",
    "overpower",
  ],
  ["win", "won", "lose", "lost", "victor", "defeat", "prevail"],
  ["peace", "ceasefire", "cease-fire", "truce", "armistice"],
  ["sanction", "embargo"],
  ["risk", "danger", "threat"],
  ["succe", "fail", "collapse", "hold"],
  ["expensive", "cheap", "price", "cost"],
];

/** Adverbs that say how much, how surely or when, and no longer speak of the quality that their adjective names: who is "strongly opposed" is not strong. */
export const degreeAdverbs: readonly string[] = (
  "strongly weakly highly deeply largely greatly hardly barely fairly nearly lately shortly badly dearly widely fully merely simply really surely broadly vastly hugely " +
  "massively terribly justly mostly partly seriously roughly presently heavily"
).split(" ");
