import { normalised } from "@rapporteur/core/base";
import { givenNames } from "@rapporteur/reader/language/unstable";

/** A person's name as citations sort it. */
export interface NameParts {
  readonly given: string;
  /** Before the family name: "von der"; "" for none. */
  readonly particle: string;
  readonly family: string;
  /** "Jr."; "" for none. */
  readonly suffix: string;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Given names in the list that do not say that the family name is the last: family names of East Asia, parts of names, names before the father's. */
const doubtful = wordSet(
  "Abdel Abdul Abiy An Aung Bao Cai Cao Chae Chan Chang Chen Cheng Cheung Cho Choe Choi Chong Chow Chu Chung Dang Deng Ding Do Duong Fan Feng Fu Gao Geun Gholam Gong Gu Guo Ha Hage Hailemariam Han He Ho Hoang Hong Hongwei Hu Huang Huynh Hwang Im Isaias Jae Jang Jeong Jia Jiang Jiechi Jin Jinping Jintao Jo Jong Jun Jung Kang Keqiang Kim Ko Kong Kwon Lam Lau Le Lee Leung Li Liang Lijian Lim Lin Ling Liu Lo Long Lu Luo Ma Mahathir Mei Megawati Min Moon Ng Ngo Nguyen Noh Oh Ong Pak Pan Park Peng Pham Phan Prabowo Qian Qiang Qiu Ren Roh Ryu Seo Shan Shao Shen Sheikha Shi Shin Sim Sin Son Song Su Suh Sultan Sun Tan Tang Tao Thaksin Tian Tran Tsai Vo Vu Wang Wei Wen Wenbin Wong Woo Wu Xi Xia Xiao Xiaohong Xiaoping Xie Xu Yan Yang Yao Ye Yi Yin Yoo Yoon Yu Yuan Yun Zedong Zemin Zeng Zhang Zhao Zheng Zhong Zhou Zhu",
);
/** Given names that go on behind a particle: "María del Pilar", "José de Jesús". */
const goesOn = wordSet("Ana Joao Jose Juan Juana Luz Maria Rosa");
const particles = wordSet("af av da dal dalla das de degli dei del della dello den der di do dos du la le te ten ter van vom von zu zum zur");
const romance = wordSet("da das de del do dos");
const written = wordSet("De Del Della Der Di Du La Le Ter Van Vom Von");
const suffixes = /^(?:[JS]r\.?|II|III|IV)$/;
const initials = /^(?:\p{Lu}\.-?){1,4}$/u;
const word = /^(?:[DLO]['’]|Ma?c)?\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u;
const isLatin = /^[\p{Script=Latin}\p{M}.,'’ -]+$/u;
const longest = 100;

const plainOf = (name: string): string => normalised(name, "NFD").replace(/\p{M}/gu, "");

/**
 * A person's name in its parts, where these are sure; null where they are not: then the name is cited whole. Sure is a family name that stands before a comma,
 * and the last word, with its particles, behind a given name that is known to stand first or behind initials. One name, several family names, names
 * in which the family's comes first or the father's last, and names in other scripts are not cut.
 *
 * Cost: O(length).
 */
export function namePartsOf(name: string): NameParts | null {
  if (name.length > longest || !isLatin.test(name)) return null;
  const { rest, suffix } = withoutSuffix(name.trim());
  const [before = "", after, ...more] = rest.split(",").map((part) => part.split(" ").filter((one) => one !== ""));
  if (more.length > 0) return null;
  const parts = after === undefined ? inOrder([...before]) : inverted([...before], after);
  return parts === null ? null : { ...parts, suffix };
}

type Parts = Omit<NameParts, "suffix">;

function withoutSuffix(name: string): { rest: string; suffix: string } {
  const at = name.lastIndexOf(" ");
  const last = name.slice(at + 1);
  return at > 0 && suffixes.test(last) ? { rest: name.slice(0, at).replace(/,$/, ""), suffix: last } : { rest: name, suffix: "" };
}

/** "Ursula von der Leyen": given names, then the family's. */
function inOrder(words: readonly string[]): Parts | null {
  const last = words.at(-1) ?? "";
  let start = words.length - 1;
  while (start > 0 && particles.has(words[start - 1] ?? "")) start--;
  const particle = words.slice(start, -1);
  while (particle.length === 0 && start > 0 && written.has(words[start - 1] ?? "")) start--;
  const given = words.slice(0, start);
  if (!isFamily(last) || !isGiven(given)) return null;
  const isFollowedOn = goesOn.has(plainOf(given[0] ?? "")) && words.slice(start, -1).some((one) => romance.has(one.toLowerCase()));
  return isFollowedOn ? null : partsOf(given, particle, particle.length > 0 ? [last] : words.slice(start));
}

/** "von der Leyen, Ursula". Letters or a place behind a name stand behind a comma too. */
function inverted(words: readonly string[], given: readonly string[]): Parts | null {
  const start = words.findIndex((one) => !particles.has(one));
  const family = words.slice(start);
  const isName = start >= 0 && family.length <= 3 && family.every((one) => word.test(one)) && !isKnownGiven(family[0] ?? "");
  return isName && isGiven(given) ? partsOf(given, words.slice(0, start), family) : null;
}

function partsOf(given: readonly string[], particle: readonly string[], family: readonly string[]): Parts {
  return { given: given.join(" "), particle: particle.join(" "), family: family.join(" ") };
}

/** One given name that is known or initials, and initials alone behind it: a second name may be the family's. */
function isGiven([first = "", ...others]: readonly string[]): boolean {
  return (isKnownGiven(first) || initials.test(first)) && others.every((one) => initials.test(one));
}

function isKnownGiven(name: string): boolean {
  const [first = ""] = name.split("-");
  return word.test(name) && givenNames.has(plainOf(first)) && !doubtful.has(plainOf(first));
}

function isFamily(name: string): boolean {
  return word.test(name) && !givenNames.has(plainOf(name)) && !/d[oó]ttir$/.test(name);
}
