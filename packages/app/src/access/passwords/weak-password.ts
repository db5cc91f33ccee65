import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { normalised, RapporteurError } from "@rapporteur/core/base";
import { isBreached } from "./breached-passwords.ts";

/** Guesses that a password must be good for, as a power of ten: some centuries at the pace that throttling allows, and days for who has stolen its hash. */
const leastGuesses = 9;
/** More letters than these do not make it worse, and take longer to look at. */
const letters = 32;
/** What must be left of it beside names. */
const ownLetters = 6;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** 49,233 passwords that were common in breaches, 7,776 words, rows of keys, repetitions, sequences, years, and the usual ways to spell them. Read when a password is chosen first. */
async function openEstimator(): Promise<ZxcvbnFactory> {
  const [core, { adjacencyGraphs, dictionary }] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new core.ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: letters });
}

/**
 * Refuses a password that would be guessed early: one that is common, or made of little but the product's, the server's or its owner's names.
 *
 * @param names that a guesser would try first
 * @param breached path of a list of breached passwords, none of which is taken; null where there is none
 * @throws RAP_ACCOUNT_WEAK
 * Cost: about 10 ms.
 */
export async function demandStrongPassword(password: string, names: readonly (string | null)[], breached: string | null = null): Promise<void> {
  estimator ??= openEstimator();
  const given = normalised(password, "NFKC");
  const words = wordsOf(["Rapporteur", ...names]);
  const { guessesLog10 } = (await estimator).check(given, words);
  if (guessesLog10 < leastGuesses || lettersBeside(given, words) < ownLetters) throw new RapporteurError("RAP_ACCOUNT_WEAK");
  if (breached !== null && (await isBreached(breached, password))) throw new RapporteurError("RAP_ACCOUNT_WEAK");
}

/** Whole, and part by part, the longest first: of "ada.lind@example.org" also ada, lind, example. */
function wordsOf(names: readonly (string | null)[]): string[] {
  const found = names.filter((name) => name !== null).map((name) => name.toLowerCase());
  const words = new Set(found.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2));
  return [...words].sort((one, other) => other.length - one.length);
}

/** Letters and digits that are left without the words. */
function lettersBeside(password: string, words: readonly string[]): number {
  let left = password.toLowerCase();
  for (const word of words) left = left.replaceAll(word, " ");
  return left.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
