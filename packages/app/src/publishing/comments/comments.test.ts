import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyedHash } from "../../access/keyed-hash.ts";
import { anyCharacter } from "../../../../../test/support/samples/any-character.ts";
import { cleanLine, cleanText, mixedScripts } from "./clean-words.ts";
import { emailHint, hashEmail, hashPrefix } from "./sender-hash.ts";
import { linksIn, screenComment, usualPolicy, type CommentFacts } from "./screen-comment.ts";
import { readToken, writeToken } from "./signed-token.ts";
import { honest } from "./testing/honest-facts.ts";

describe("words of readers", () => {
  it("lose what turns or hides other words", () => {
    expect(cleanLine("a\u202Eb\u200Bc\u0000d\r\ne\u2066f", 80)).toBe("abcd ef");
    expect(cleanLine(`e${"\u0301".repeat(40)}`, 80).length).toBeLessThan(6);
    // Three marks on one letter stay, as Vietnamese and Hebrew have them.
    const [three, four] = ["x\u0323\u0302\u0301", "x\u0323\u0302\u0301\u0300"] as const;
    expect([cleanLine(three, 80), cleanLine(four, 80), cleanText(three, 80), cleanText(`a\n${four}`, 80)]).toEqual([
      three,
      three,
      three,
      `a\n${three}`,
    ]);
  });

  it("keep line ends in texts and stop at the limit between characters", () => {
    expect(cleanText("a\r\n\r\n\r\n\r\nb  c", 80)).toBe("a\n\nb c");
    expect(cleanLine("😀😀", 3)).toBe("😀");
  });

  it("never grow, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const once = cleanText(text, 10_000);
        expect(cleanText(once, 10_000)).toBe(once);
        expect(/[\u202a-\u202e\u2066-\u2069\u0000]/.test(once)).toBe(false);
      }),
    );
  });

  it("tell of names that mix scripts that look alike", () => {
    expect(mixedScripts("Аda")).toBe("Latin and Cyrillic");
    expect(mixedScripts("Ада")).toBeNull();
  });
});

describe("screening a comment", () => {
  it("holds every comment unless the site says otherwise", () => {
    expect(screenComment(honest, usualPolicy).verdict).toBe("held");
    expect(screenComment(honest, { ...usualPolicy, admits: "open" }).verdict).toBe("approved");
    expect(screenComment(honest, { ...usualPolicy, admits: "known" }).verdict).toBe("held");
    expect(screenComment({ ...honest, isKnownAuthor: true }, { ...usualPolicy, admits: "known" }).verdict).toBe("approved");
  });

  it("says which rule fired, and on which words", () => {
    const open = { ...usualPolicy, admits: "open" as const, holdWords: ["Cheap Pills"] };
    expect(screenComment({ ...honest, text: "Buy cheap  PÍLLS now" }, open).rules).toEqual([{ rule: "hold list", matched: "Cheap Pills" }]);
    expect(screenComment({ ...honest, age: 1 }, open).rules).toEqual([{ rule: "too fast", matched: "1 s" }]);
    expect(screenComment({ ...honest, text: "http://a.example www.b.example c.com d.net" }, open).rules[0]?.rule).toBe("links");
    expect(screenComment({ ...honest, sameText: 2 }, open).rules[0]).toEqual({ rule: "same text", matched: "2 before" });
  });

  it("allows by the usual rules two links, four seconds of writing and five from one place", () => {
    const open = { ...usualPolicy, admits: "open" } as const;
    const rules = (given: Partial<CommentFacts>): string[] => screenComment({ ...honest, ...given }, open).rules.map(({ rule }) => rule);
    expect([rules({ age: 4 }), rules({ age: 3.9 })]).toEqual([[], ["too fast"]]);
    expect([rules({ text: "a.com b.com" }), rules({ text: "a.com b.com c.com" })]).toEqual([[], ["links"]]);
    const verdicts = [4, 5].map((fromPrefix) => screenComment({ ...honest, fromPrefix }, open).verdict);
    expect(verdicts).toEqual(["approved", "refused"]);
    expect(usualPolicy.forgetDays).toBe(90);
  });

  it("does not take part of a word for the word", () => {
    expect(screenComment({ ...honest, text: "cheap pillsbury" }, { ...usualPolicy, admits: "open", holdWords: ["cheap pills"] }).verdict).toBe(
      "approved",
    );
  });

  it("puts aside what only a program writes, and refuses a flood", () => {
    expect(screenComment({ ...honest, isDecoyFilled: true }, usualPolicy).verdict).toBe("rejected");
    expect(screenComment({ ...honest, fromPrefix: usualPolicy.perPrefix }, usualPolicy).verdict).toBe("refused");
  });

  it("finds links with and without a scheme", () => {
    expect(linksIn("see https://a.example/x and WWW.b.example, c.com/path; not e.g. this")).toHaveLength(3);
  });
});

describe("signed tokens", () => {
  const content = { purpose: "comment-author" as const, subject: "c1", issued: 1000, expires: 9000 };

  it("come back as they were written, for their purpose and in their time alone", () => {
    const token = writeToken("secret", content);
    expect(readToken("secret", token, { purpose: "comment-author", now: 5000 })).toEqual(content);
    expect(readToken("secret", token, { purpose: "comment-form", now: 5000 })).toBeNull();
    expect(readToken("secret", token, { purpose: "comment-author", now: 9001 })).toBeNull();
    expect(readToken("other", token, { purpose: "comment-author", now: 5000 })).toBeNull();
  });

  it("begin and end at their moments, and have a thousand letters at most", () => {
    const token = writeToken("secret", content);
    const isRead = (given: string, now: number): boolean => readToken("secret", given, { purpose: "comment-author", now }) !== null;
    expect([999, 1000, 9000, 9001].map((now) => isRead(token, now))).toEqual([false, true, true, false]);
    const lengths = Array.from({ length: 9 }, (_, more) => {
      const long = writeToken("secret", { ...content, subject: "c".repeat(690 + more) });
      return [long.length, isRead(long, 5000)] as const;
    });
    expect(lengths.some(([length]) => length === 1000)).toBe(true);
    for (const [length, isLegible] of lengths) expect(isLegible, String(length)).toBe(length <= 1000);
    expect(isRead(`${token}.`, 5000)).toBe(false);
  });

  it("cannot be changed in any character", () => {
    const token = writeToken("secret", content);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABCabc012._-"), (place, character) => {
        fc.pre(token[place] !== character);
        const forged = token.slice(0, place) + character + token.slice(place + 1);
        const read = readToken("secret", forged, { purpose: "comment-author", now: 5000 });
        // The last character of base64url may carry unused bits: then it is the same token.
        expect(read === null || JSON.stringify(read) === JSON.stringify(content)).toBe(true);
      }),
    );
  });
});

describe("addresses of who is blocked", () => {
  it("are kept as keyed hashes, without case, and as a hint that does not name them", () => {
    expect(hashEmail("a", "Ada@mail.example ")).toBe(hashEmail("a", "ada@mail.example"));
    expect(hashEmail("a", "ada@mail.example")).not.toBe(hashEmail("b", "ada@mail.example"));
    expect(hashEmail("a", "192.0.2.1")).not.toBe(hashPrefix("a", "192.0.2.1"));
    expect(["ada@mail.example", "😀ha@mail.example", "a@b", "@x", "none"].map(emailHint)).toEqual([
      "a…@mail.example",
      "😀…@mail.example",
      "a…@b",
      "…@x",
      "…",
    ]);
  });
});

describe("network prefixes", () => {
  it("are kept salted", () => {
    expect(hashPrefix("a", "192.0.2.1")).toBe(hashPrefix("a", "192.0.2.200"));
    expect(hashPrefix("a", "192.0.2.1")).not.toBe(hashPrefix("b", "192.0.2.1"));
    // Of 256 bits as many as tell senders apart, and no more.
    for (const hash of [hashPrefix("a", "192.0.2.1"), hashEmail("a", "ada@mail.example")]) expect(hash).toMatch(/^[\w-]{22}$/);
    expect(hashPrefix("a", "192.0.2.1")).toBe(keyedHash("a", "prefix,192.0.2.0/24").toString("base64url").slice(0, 22));
  });
});
