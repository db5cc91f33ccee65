import type { Sentence } from "../../language/sentence.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { holderAt } from "./holder.ts";
import { isAsserted } from "./is-asserted.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Advice without "should": "Far better to freeze the assets", "Stop pretending", "Don't lift the sanctions", "as they should", "and rightly so". */
export function advicePhrases(sentence: Sentence, text: string): PositionFrame[] {
  return [
    ...betterTo(sentence),
    ...imperatives(sentence),
    ...intolerable(sentence),
    ...incumbent(sentence, text),
    ...approvals(sentence, text),
    ...applause(sentence, text),
  ];
}

function firstWord(sentence: Sentence): number {
  return sentence.tokens.findIndex((token) => /^\p{L}/u.test(token.form));
}

interface Parts {
  readonly topic: number;
  readonly stance: number;
  readonly from: number;
}

function clauseFrame(sentence: Sentence, { topic, stance, from }: Parts): PositionFrame {
  const span = subtreeSpan(sentence, topic, {
    without: (child) => child.head === topic && /^(?:parataxis|conj|cc|discourse|advcl)/.test(child.deprel),
  });
  return { sentence, topic, holder: "author", stance, from, to: Math.max(span.end, tokenAt(sentence, topic).end), pattern: "advice" };
}

const opensAdvice =
  /^(?:(?:but|and|so|yet) )?(?:(?:it is|it ['’]s|it['’]s|far|much|so)\s)*(?:better|best|wiser|(?:high |past |about )?time)$|^now is the (?:time|moment)$|^the (?:time|moment) has come$/;

/** "Far better to freeze", "best to wait", "high time to act". */
function betterTo(sentence: Sentence): PositionFrame[] {
  const first = firstWord(sentence);
  if (first < 0) return [];
  const to = sentence.tokens.findIndex((token, index) => index > first && index < first + 8 && token.form.toLowerCase() === "to");
  const lead = sentence.tokens
    .slice(first, Math.max(first, to))
    .map((token) => token.form.toLowerCase())
    .join(" ");
  if (!opensAdvice.test(lead)) return [];
  const verb = to + 1;
  if (!/^VB$/.test(sentence.tokens[verb]?.xpos ?? "")) return [];
  return [clauseFrame(sentence, { topic: verb, stance: 0.6, from: tokenAt(sentence, first).start })];
}

const notForbidden =
  /^(?:expect|panic|hold|worry|forget|get|count|be|assume|think|imagine|mistake|bet|believe|look|let|take|rule|underestimate|overestimate|confuse|miss|ask|say|call|tell|read|blame)$/;

/** "Stop pretending", "Don't lift the sanctions", "Blame the liberals". */
function imperatives(sentence: Sentence): PositionFrame[] {
  const first = firstWord(sentence);
  const opener = sentence.tokens[first];
  if (opener === undefined) return [];
  const word = opener.form.toLowerCase();
  const from = opener.start;
  if (/^(?:stop|quit)$/.test(word) && opener.upos === "VERB") {
    const topic = childBy(sentence, first, "xcomp", "obj", "ccomp") ?? (sentence.tokens[first + 1]?.xpos === "VBG" ? first + 1 : null);
    return topic === null || topic !== first + 1 ? [] : [clauseFrame(sentence, { topic, stance: -0.6, from })];
  }
  if (word === "let" && /^(?:us|['’]s)$/i.test(sentence.tokens[first + 1]?.form ?? "")) return together(sentence, first);
  if (word === "let") {
    const verb = childBy(sentence, first, "ccomp", "xcomp");
    const actor = sentence.tokens.slice(first + 1, first + 6).find((token) => /^(?:NOUN|PROPN)$/.test(token.upos));
    return verb === null || actor === undefined || /^me$/i.test(sentence.tokens[first + 1]?.form ?? "")
      ? []
      : [clauseFrame(sentence, { topic: verb, stance: 0.6, from })];
  }
  if ((word === "blame" || word === "credit" || word === "thank") && childBy(sentence, first, "nsubj") === null) {
    const topic = childBy(sentence, first, "obj");
    return topic === null ? [] : [clauseFrame(sentence, { topic, stance: word === "blame" ? -0.6 : 0.6, from })];
  }
  return [...forbidden(sentence, first), ...ordered(sentence, first), ...headed(sentence, first)];
}

/** "Let us not repeat the errors", "let us keep the bridge open"; "let us look at" only leads the reader. */
function together(sentence: Sentence, first: number): PositionFrame[] {
  const verb = sentence.tokens.findIndex((token, index) => index > first + 1 && index < first + 5 && token.xpos === "VB");
  if (verb < 0 || notForbidden.test(lemmaAt(sentence, verb)) || guiding.test(lemmaAt(sentence, verb))) return [];
  const isDenied = sentence.tokens.slice(first, verb).some((token) => /^not$/i.test(token.form));
  // The "not" of the clause goes into the sign of its concept.
  const isOwn = childrenBy(sentence, verb, "advmod").some((child) => /^not$/i.test(tokenAt(sentence, child).form));
  const object = childBy(sentence, verb, "obj", "obl", "xcomp");
  return object === null
    ? []
    : [clauseFrame(sentence, { topic: verb, stance: isDenied && !isOwn ? -0.5 : 0.5, from: tokenAt(sentence, first).start })];
}

/** Words that lead up to an infinitive or clause that ought to come about. */
const incumbencies: readonly (readonly [pattern: RegExp, opener: RegExp])[] = [
  [
    /\bthe (?:onus|burden|responsibility) (?:is|lies|falls|rests) (?:now |squarely )?(?:on|with|upon)\b|\bit (?:now )?falls (?:now )?to\b|\bit is (?:now )?up to\b/i,
    /^to$/i,
  ],
  [/\bit would (?:help|be (?:far |much )?(?:better|wiser|good|helpful))(?= if\b)/i, /^if$/i],
  [/\bthe sooner(?=.{5,120}, the better\b)/i, /^sooner$/i],
];

/** "The onus is on Oslo to break the deadlock", "it would help if the bank published its models", "the sooner Paris drops its veto, the better". */
function incumbent(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return incumbencies.flatMap(([pattern, opener]): PositionFrame[] => {
    const match = pattern.exec(words);
    if (match === null) return [];
    const from = sentence.start + match.index;
    const end = from + match[0].length;
    const lead = sentence.tokens.findIndex(
      (token) => opener.test(token.form) && (opener.source.includes("sooner") ? token.end === end : token.start >= end),
    );
    const verb = sentence.tokens.findIndex((token, index) => index > lead && index < lead + 9 && token.upos === "VERB");
    return lead < 0 || verb < 0 ? [] : [clauseFrame(sentence, { topic: verb, stance: 0.5, from })];
  });
}

const guiding =
  /^(?:consider|start|begin|turn|return|go|see|examine|recall|remember|face|admit|suppose|hope|pretend|focus|leave|put|concede|stipulate|review|pause)$/;

/** "We cannot let Moscow win", "Europe cannot allow another blockade", "cannot accept the terms": against it. */
function intolerable(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, verb): PositionFrame[] => {
    if (!/^(?:let|allow|permit|tolerate|accept|condone|countenance|abide)$/.test(lemmaAt(sentence, verb)) || tokenAt(sentence, verb).xpos !== "VB")
      return [];
    const isCannot = /^(?:can|ca)$/i.test(modalOf(sentence, verb) ?? "") && isNegated(sentence, verb);
    const subject = childBy(sentence, verb, "nsubj");
    const topic = childBy(sentence, verb, "xcomp", "ccomp") ?? childBy(sentence, verb, "obj");
    if (!isCannot || subject === null || topic === null || topic < verb || !isAsserted(sentence, verb)) return [];
    // What others cannot accept is theirs; "we" and the West are the writer's.
    const holder = holderAt(sentence, verb);
    if (holder === null) return [];
    const isAddressee = holder === "author" || /^(?:let|allow|permit|tolerate)$/.test(lemmaAt(sentence, verb));
    return [{ ...clauseFrame(sentence, { topic, stance: -0.6, from: tokenAt(sentence, subject).start }), holder: isAddressee ? "author" : holder }];
  });
}

const measures =
  /^(?:escort|arm|lift|impose|scrap|sanction|withdraw|ban|tax|freeze|publish|abolish|fund|finance|expel|ratify|recognize|recognise|sack|fire|cancel|repeal|suspend|subsidize|subsidise|privatize|privatise|nationalize|nationalise|cap|double|triple|halve|rearm|deploy|blockade|boycott|evacuate|renegotiate|restore|reopen|revoke|release|extend|tighten|relax|appoint|train|equip|insure|confiscate|disband|dismantle|enforce|reform|legalize|legalise|outlaw|devalue|float|unfreeze|isolate|deter|disarm)$/;

const removals =
  /^(?:scrap|ban|abolish|repeal|cancel|suspend|revoke|withdraw|dismantle|disband|outlaw|sanction|boycott|isolate|expel|sack|fire|freeze|confiscate|tax|cap|blockade|disarm|lift)$/;

/** "Escort the boats." A measure that the writer orders; other imperatives only guide the reader ("take Kenya"). */
function ordered(sentence: Sentence, first: number): PositionFrame[] {
  const { xpos, head } = tokenAt(sentence, first);
  // "Scrap the tariffs": taggers take the verb for a noun, which no article would follow.
  const isNounTag = /^NNP?$/.test(xpos) && /^(?:the|this|that|its|his|her|their|all|every)$/i.test(sentence.tokens[first + 1]?.form ?? "");
  const object = childBy(sentence, first, "obj", ...(isNounTag ? ["appos", "dep"] : []));
  const verb = isNounTag ? tokenAt(sentence, first).form.toLowerCase() : lemmaAt(sentence, first);
  if ((xpos !== "VB" && !isNounTag) || head >= 0 || !measures.test(verb) || object === null || childBy(sentence, first, "nsubj", "aux") !== null)
    return [];
  const from = tokenAt(sentence, first).start;
  // A noun's concept keeps no sign of what is to be done with it.
  if (isNounTag) return [clauseFrame(sentence, { topic: object, stance: removals.test(verb) ? -0.6 : 0.6, from })];
  return [clauseFrame(sentence, { topic: first, stance: 0.6, from })];
}

/** "Give Asmara a reason to keep its word" as a heading: what the text under it argues for. In a text such words may only lead the reader. */
function headed(sentence: Sentence, first: number): PositionFrame[] {
  const { xpos, head } = tokenAt(sentence, first);
  const last = sentence.tokens.at(-1)?.form ?? ".";
  const lemma = lemmaAt(sentence, first);
  if (xpos !== "VB" || head >= 0 || /^[.!?;:]$/.test(last) || measures.test(lemma) || notForbidden.test(lemma) || guiding.test(lemma)) return [];
  const object = childBy(sentence, first, "obj");
  if (
    object === null ||
    childBy(sentence, first, "nsubj", "aux") !== null ||
    /^(?:read|add|click|subscribe|share|follow|meet|watch|download)$/.test(lemma)
  )
    return [];
  return [clauseFrame(sentence, { topic: first, stance: 0.6, from: tokenAt(sentence, first).start })];
}

/** "Don't lift the sanctions": against doing so; what is said to calm the reader ("don't panic") forbids nothing. */
function forbidden(sentence: Sentence, first: number): PositionFrame[] {
  const words = sentence.tokens.slice(first, first + 2).map((token) => token.form.toLowerCase());
  const verb = first + 2;
  if (words[0] !== "do" || !/^(?:not|n['’]?t)$/.test(words[1] ?? "") || sentence.tokens[verb]?.xpos !== "VB") return [];
  const object = childBy(sentence, verb, "obj");
  // "Don't pop the champagne yet" is said to the reader.
  if (/^(?:yet|now|just)$/i.test(sentence.tokens.findLast((token) => /\p{L}/u.test(token.form))?.form ?? "")) return [];
  if (object === null || notForbidden.test(lemmaAt(sentence, verb)) || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, object).upos)) return [];
  return [clauseFrame(sentence, { topic: verb, stance: -0.6, from: tokenAt(sentence, first).start })];
}

/** "Has refused to ratify": the refusal, not what is refused. */
function mainOf(sentence: Sentence, verb: number): number {
  const { deprel, head } = tokenAt(sentence, verb);
  return deprel === "xcomp" && head >= 0 && tokenAt(sentence, head).upos === "VERB" ? head : verb;
}

const approving =
  /,? (?:and )?(?:quite |very )?(?:rightly|deservedly|justly|justifiably|wisely)(?: so)?(?=[.,;]|$)|,? as (?:well )?(?:they|it|he|she|we) (?:should|must|ought to)(?: have(?: done)?)?\b|,? as (?:well )?(?:they|it|he|she) (?:should|must)\b/gi;

/** "If the Europeans keep their frigates there, as they should": for what the clause before says. */
function approvals(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  return [...words.matchAll(approving)].flatMap((match): PositionFrame[] => {
    const at = sentence.start + match.index;
    const isAside = /^,|so$/i.test(match[0]);
    const last = sentence.tokens.findLastIndex((token) => token.end <= at && /^VB/.test(token.xpos) && token.upos === "VERB");
    const topic = last < 0 ? last : mainOf(sentence, last);
    if (!isAside || topic < 0) return [];
    const own = subtreeSpan(sentence, topic, { without: (child) => child.head === topic && /^(?:advcl|parataxis|conj|cc|mark)/.test(child.deprel) });
    return [
      {
        sentence,
        topic,
        holder: "author",
        stance: 0.6,
        from: Math.min(own.start, tokenAt(sentence, topic).start),
        to: at + match[0].length,
        pattern: "advice",
      },
    ];
  });
}

const applauding: readonly (readonly [RegExp, number])[] = [
  [/\b(?:hats off|kudos|three cheers|credit|bravo|thanks) (?:is due )?(?:to|for)(?= )/gi, 0.7],
  [/\bshame on(?= )/gi, -0.9],
];

/** "Hats off to Nairobi", "shame on Brussels". */
function applause(sentence: Sentence, text: string): PositionFrame[] {
  const words = text.slice(sentence.start, sentence.end);
  const first = firstWord(sentence);
  return applauding.flatMap(([pattern, stance]) =>
    [...words.matchAll(pattern)].flatMap((match): PositionFrame[] => {
      const at = sentence.start + match.index;
      if (first < 0 || at !== tokenAt(sentence, first).start) return [];
      const next = sentence.tokens.findIndex((token) => token.start >= at + match[0].length && /^(?:NOUN|PROPN)$/.test(token.upos));
      if (next < 0) return [];
      let topic = next;
      for (
        let head = tokenAt(sentence, topic).head;
        head > topic && /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, head).upos);
        head = tokenAt(sentence, topic).head
      )
        topic = head;
      const isFlat = childrenBy(sentence, topic, "flat").length > 0;
      return [
        {
          sentence,
          topic,
          holder: "author",
          stance,
          from: at,
          to: isFlat ? subtreeSpan(sentence, topic).end : tokenAt(sentence, topic).end,
          pattern: "predicate",
        },
      ];
    }),
  );
}
