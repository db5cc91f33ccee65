import type { FiredRule } from "../../store/comment-store.ts";
import { foldForComparison, mixedScripts } from "./clean-words.ts";

/** How comments of a site are taken. */
export interface CommentPolicy {
  /** `held`: an editor reads each first; `known`: those whose address had one approved before appear at once; `open`: those that no rule stops. */
  readonly admits: "held" | "known" | "open";
  /** More links than this hold a comment. */
  readonly linkLimit: number;
  /** Words and phrases that hold a comment, and those that reject it, folded when compared. */
  readonly holdWords: readonly string[];
  readonly rejectWords: readonly string[];
  /** Comments from one network prefix within ten minutes; one more is refused, and told when to come back. */
  readonly perPrefix: number;
  /** Seconds that nobody types a comment in. */
  readonly fastestSeconds: number;
  /** Days after which addresses and prefixes are forgotten. */
  readonly forgetDays: number;
}

export const usualPolicy: CommentPolicy = {
  admits: "held",
  linkLimit: 2,
  holdWords: [],
  rejectWords: [],
  perPrefix: 5,
  fastestSeconds: 4,
  forgetDays: 90,
};

export interface Screened {
  /** `refused` never reaches the queue: too many from one place. Everything else is kept. */
  readonly verdict: "approved" | "held" | "rejected" | "refused";
  readonly rules: readonly FiredRule[];
}

export interface CommentFacts {
  readonly name: string;
  readonly text: string;
  /** Seconds between the form and the comment. */
  readonly age: number;
  /** True where the field that people do not see was filled in. */
  readonly isDecoyFilled: boolean;
  readonly fromPrefix: number;
  readonly sameText: number;
  readonly isKnownAuthor: boolean;
  readonly isBlocked: boolean;
}

/**
 * Judges a comment by rules that anybody can read, without asking anyone else. Each rule that fired is named with the words it fired on. Suspicion holds a
 * comment, it never drops one; only a filled-in decoy and words of the reject list put it aside as rejected, where an editor can still find it.
 *
 * Cost: O(text + words of the lists).
 */
export function screenComment(facts: CommentFacts, policy: CommentPolicy): Screened {
  if (facts.fromPrefix >= policy.perPrefix) return { verdict: "refused", rules: [{ rule: "rate", matched: `${facts.fromPrefix} in ten minutes` }] };
  const rejecting = [
    ...(facts.isDecoyFilled ? [{ rule: "decoy", matched: "a field that people do not see" }] : []),
    ...wordRules(facts, "reject list", policy.rejectWords),
  ];
  if (rejecting.length > 0) return { verdict: "rejected", rules: rejecting };
  const holding = holdingRules(facts, policy);
  if (holding.length > 0) return { verdict: "held", rules: holding };
  if (policy.admits === "open" || (policy.admits === "known" && facts.isKnownAuthor)) return { verdict: "approved", rules: [] };
  return { verdict: "held", rules: [{ rule: "every comment is read first", matched: "" }] };
}

function holdingRules(facts: CommentFacts, policy: CommentPolicy): FiredRule[] {
  const rules: FiredRule[] = [];
  if (facts.isBlocked) rules.push({ rule: "blocked", matched: "address or network" });
  if (facts.age < policy.fastestSeconds) rules.push({ rule: "too fast", matched: `${Math.max(0, Math.round(facts.age))} s` });
  const links = linksIn(facts.text);
  if (links.length > policy.linkLimit) rules.push({ rule: "links", matched: links.join(" ").slice(0, 200) });
  const inName = linksIn(facts.name);
  if (inName.length > 0) rules.push({ rule: "link in the name", matched: inName.join(" ").slice(0, 200) });
  if (facts.sameText > 0) rules.push({ rule: "same text", matched: `${facts.sameText} before` });
  const scripts = mixedScripts(facts.name);
  if (scripts !== null) rules.push({ rule: "name of mixed scripts", matched: scripts });
  return [...rules, ...wordRules(facts, "hold list", policy.holdWords)];
}

/** Addresses in a text, written out or hinted at. */
export function linksIn(text: string): string[] {
  return (
    text.match(
      /(?:https?:\/\/|www\.)[^\s<>"']+|\b[a-z0-9][a-z0-9-]{0,62}\.(?:com|net|org|info|biz|ru|cn|xyz|top|site|online|shop)\b(?:\/[^\s<>"']*)?/gi,
    ) ?? []
  );
}

function wordRules({ name, text }: CommentFacts, rule: string, words: readonly string[]): FiredRule[] {
  if (words.length === 0) return [];
  const folded = ` ${foldForComparison(`${name} ${text}`)} `;
  return words.flatMap((word) => {
    const wanted = foldForComparison(word);
    return wanted !== "" && folded.includes(` ${wanted} `) ? [{ rule, matched: word }] : [];
  });
}
