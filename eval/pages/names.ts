import type { Half } from "./content.ts";
import type { Chance } from "./chance.ts";

const givenNames: Readonly<Record<Half, string>> = {
  train:
    "Ada Tomas Ingrid Rafael Miriam Yusuf Helena Dmitri Chiara Kwame Leila Anders Sunita Pavel Noor Gareth Fatou Emre Katarzyna Joaquin Naledi Viktor Amina Rhys Saoirse Bilal Henrike Otto Maribel Tendai Ling Jiro Hana Marek Zsofia Idris Carmen Nils Farah Desmond Elif Teodor Anneke Samir Rosalind Kofi Milena Arjun Beatriz Lars Nadia Cormac Wen Ebru Stefan Olena",
  test: "Greta Masood Joost Parvati Ilan Brigitta Tarek Siobhan Renzo Ayumi Lubna Casimir Thandiwe Oskar Delphine Rustam Imogen Babak Zuzana Everton Mei Hollis Agneta Faisal Petra Conrad Yewande Luka Solveig Hamza Ottavia Dariusz Meera Fergus Ximena Boris Anahita Jules Tove Karim",
};
const surnames: Readonly<Record<Half, string>> = {
  train:
    "Lindqvist|Okafor|Brandt|Moreau|Haddad|Petrov|Castellanos|Whitcombe|Nakamura|Oyelaran|van Rijn|Halvorsen|Demir|Kowalczyk|Mensah-Boateng|Sharma|de la Cruz|Grigoriev|MacAllister|Bianchi|Rahimi|Svensson|Tan|Achterberg|Fitzgerald|Nwosu|Kaplan|Dubois|Hernández Ruiz|Al-Rashid|Bergström|Mutasa|O’Donnell|Yilmaz|Ferreira|Novák|Schaefer|Ito|Chaudhry|Vasilescu|Greenhalgh|von Arnim|Sato|Kiprono|Ashdown|Ivanova|Barros|Osei|Zhang|Marchetti|Rosenthal|Byrne|Tkachenko|Lehtonen|Abiola|Cárdenas|Winterbourne|Jovanović|Eriksen|Park",
  test: "Solheim|Greene|van der Meer|Masoudi|Kowal|Delacroix|Thorvaldsen|Adeyemi-Cole|Rostami|Hargreaves|Nguyen|ter Horst|Baptista|Kurbanov|Mac Giolla|Lindahl|Obradović|El-Amin|Szabó|Pemberton|Watanabe|Le Goff|Dlamini|Varga|Quispe|Stenmark|Trevanion|Bouazizi|Kessler|Rinaldi|Chandrasekhar|Ó Briain|Moyo|Zelinski|Hofstad|Larrabee|Kim|Toussaint|Amadi|Richter-Wolf",
};
const orgWords: Readonly<Record<Half, string>> = {
  train: "Nordhav Meridian Carrick Ostwall Baltic Harbour Atlas Levant Kestrel Aurora Tamar Pacific Vistula Caspian Savannah Danube Hudson Ferris",
  test: "Skagen Orinoco Hallam Zephyr Adriatic Bering Larkfield Mistral Indus Cormorant Andean Volta Pentland Cascade",
};
const orgForms: Readonly<Record<Half, readonly string[]>> = {
  train: [
    "the * Institute",
    "* University",
    "the University of *",
    "the * Council on Foreign Policy",
    "the * Centre for Strategic Studies",
    "* Capital",
    "the * Foundation",
    "the * Bank",
    "* Analytics",
    "the Institute for * Affairs",
  ],
  test: [
    "the * Forum",
    "* College",
    "the * Project",
    "the Centre for * Security",
    "* Risk",
    "the * School of Government",
    "the * Observatory",
    "* Advisory Partners",
    "the Foundation for * Policy",
    "* & Co",
  ],
};
const posts: Readonly<Record<Half, readonly string[]>> = {
  train: [
    "senior fellow",
    "director of the Europe programme",
    "professor of international law",
    "research director",
    "head of the energy desk",
    "chief economist",
    "nonresident fellow",
    "lecturer in security studies",
    "associate professor of history",
    "policy analyst",
    "president",
    "founder and chief executive",
    "VP for government affairs",
    "adviser on sanctions",
    "executive director",
  ],
  test: [
    "visiting scholar",
    "deputy director of the Asia team",
    "professor of political economy",
    "Head of the U.S. programme",
    "VP, emerging markets",
    "senior analyst",
    "managing director",
    "chair of the board",
    "reader in modern diplomacy",
    "co-founder",
    "research fellow",
    "principal economist",
    "distinguished fellow",
    "programme lead",
  ],
};
const past: Readonly<Record<Half, readonly string[]>> = {
  train: [
    "former ambassador to Norway",
    "former deputy foreign minister",
    "former US national security official",
    "a former adviser to the Polish government",
  ],
  test: [
    "former envoy to the African Union",
    "former British defence attaché",
    "a former Canadian trade negotiator",
    "former deputy governor of the Czech central bank",
  ],
};

/** One post of a person, and the body it is at. */
export interface Post {
  readonly title: string;
  /** With its article: "the Nordhav Institute"; null for a post that names none. */
  readonly body: string | null;
  readonly isFormer: boolean;
}

export interface Person {
  readonly name: string;
  readonly given: string;
  readonly surname: string;
  readonly pronoun: "He" | "She";
  readonly post: Post;
  readonly second: Post | null;
}

/** Makes people, no two with a name in common. */
export function inventPeople(chance: Chance, half: Half, count: number): Person[] {
  const given = chance.sample(givenNames[half].split(" "), count);
  const family = chance.sample(surnames[half].split("|"), count);
  return given.map((first, index) => {
    const surname = family[index] ?? "Doe";
    const middle = chance.is(0.08) ? ` ${chance.pick([..."ABCDEFGHJKLMNPRST"])}.` : "";
    return {
      name: `${first}${middle} ${surname}`,
      given: first,
      surname,
      pronoun: chance.is(0.5) ? "He" : "She",
      post: inventPost(chance, half),
      second: chance.is(0.35) ? { title: chance.pick(past[half]).replace(/^a former /, "former "), body: null, isFormer: true } : null,
    };
  });
}

function inventPost(chance: Chance, half: Half): Post {
  return { title: chance.pick(posts[half]), body: inventBody(chance, half), isFormer: false };
}

export function inventBody(chance: Chance, half: Half): string {
  return chance.pick(orgForms[half]).replace("*", chance.pick(orgWords[half].split(" ")));
}

export function bareBody(post: Post): string {
  return (post.body ?? "").replace(/^the /, "");
}

/** "senior fellow at the Nordhav Institute". */
export function postPhrase(post: Post): string {
  return post.body === null ? post.title : `${post.title} at ${post.body}`;
}

/** "senior fellow, Nordhav Institute". */
export function postWithComma(post: Post): string {
  return post.body === null ? post.title : `${post.title}, ${bareBody(post)}`;
}

export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "JD" of "Jane Doe". */
export function initialsOf(person: Person): string {
  const words = person.name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word) && !word.endsWith("."));
  return words.map((word) => word[0] ?? "").join("");
}
