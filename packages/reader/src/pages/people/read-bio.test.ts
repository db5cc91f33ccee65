import { describe, expect, it } from "vitest";
import { openAuthorBook } from "./author-entities.ts";
import { readRoles } from "./bio-roles.ts";
import { readBio, readPosts } from "./read-bio.ts";

/** Roles as "text" or "text (former)". */
function rolesIn(bio: string, isLenient = false): string[] | null {
  const people = readBio(bio, isLenient);
  return (
    people &&
    people.flatMap((person) => person.roles.filter((role) => role.isOffice).map((role) => `${role.text}${role.isFormer ? " (former)" : ""}`))
  );
}

describe("readBio", () => {
  it("tells present and former posts apart in one sentence", () => {
    expect(
      rolesIn(
        "David O. Shullman is senior director of the Global China Hub at the Atlantic Council and former US deputy national intelligence officer for East Asia on the National Intelligence Council.",
      ),
    ).toEqual([
      "senior director of the Global China Hub at the Atlantic Council",
      "former US deputy national intelligence officer for East Asia on the National Intelligence Council (former)",
    ]);
  });

  it("reads the past tense, and what dates it", () => {
    expect(
      rolesIn(
        "Mei Harcourt is chief economist at Straits Risk Advisory. She previously served as a trade negotiator for the government of Australia. Until 2029 she was the UN's deputy special envoy for the Sahel.",
      ),
    ).toEqual([
      "chief economist at Straits Risk Advisory",
      "trade negotiator for the government of Australia (former)",
      "the UN's deputy special envoy for the Sahel (former)",
    ]);
  });

  it("reads a retired officer, and a verb after “now”", () => {
    expect(rolesIn("Col. (ret.) Asad Bukhari was chief engineer of the Indus Authority and now advises the Punjab Chamber of Commerce.")).toEqual([
      "chief engineer of the Indus Authority (former)",
      "advises the Punjab Chamber of Commerce",
    ]);
  });

  it("cuts years and places off", () => {
    expect(rolesIn("Gábor Selmeczi was Hungary's deputy foreign minister from 2019 to 2022.")).toEqual([
      "Hungary's deputy foreign minister (former)",
    ]);
  });

  it("reads an apposition before the verb", () => {
    expect(
      rolesIn(
        "Vikram Sethna, a retired Indian Army lieutenant general, is a columnist for the Deccan Courier and a former commander of the Leh corps.",
      ),
    ).toEqual(["retired Indian Army lieutenant general (former)", "columnist for the Deccan Courier", "former commander of the Leh corps (former)"]);
  });

  it("reads an apposition before what somebody did in life", () => {
    expect(rolesIn("Kemal Aydın, a columnist, left Istanbul in 2028 and lives in Berlin.")).toEqual(["columnist"]);
  });

  it("leaves authorship of books out, but reads on", () => {
    expect(
      rolesIn("Daniel Okonjo-Reyes is a professor of international relations at Northgate University and the author of a history of borders."),
    ).toEqual(["professor of international relations at Northgate University"]);
  });

  it("carries one “former” over a bare pair", () => {
    expect(rolesIn("Ann Lee Park is a former diplomat and intelligence officer.")).toEqual([
      "former diplomat (former)",
      "intelligence officer (former)",
    ]);
  });

  it("does not carry “former” over a new article or a complement", () => {
    expect(rolesIn("Ann Lee Park is a former ambassador to Peru and professor at Northgate University.")).toEqual([
      "former ambassador to Peru (former)",
      "professor at Northgate University",
    ]);
  });

  it("reads two people in one paragraph", () => {
    expect(
      readBio("Ann Lee Park is a fellow at Northgate University. Tom Ellery is a former US attaché in Tokyo.", false)?.map((person) => person.name),
    ).toEqual(["Ann Lee Park", "Tom Ellery"]);
  });

  it("refuses news about a person", () => {
    expect(readBio("Nino Beridze is the leader of the largest opposition party. She told reporters that the vote was a sham.", false)).toBeNull();
    expect(readBio("Ann Lee Park was furious.", false)).toBeNull();
    expect(readBio("China is the leader of the bloc.", false)).toBeNull();
  });

  it("passes over other sentences where the page marks a bio", () => {
    expect(rolesIn("Ann Lee Park is a fellow at Northgate University. Her cat is famous.", true)).toEqual(["fellow at Northgate University"]);
  });

  it("gives offsets that slice to the role", () => {
    const bio = "Ann Lee Park is a fellow at Northgate University. She was the Dutch ambassador to India from 2021 to 2025.";
    for (const role of readBio(bio, false)?.[0]?.roles ?? []) expect(bio.slice(role.start, role.end)).toBe(role.text);
  });
});

describe("readPosts", () => {
  it.each([
    [", professor at Northgate University", ["professor at Northgate University"], []],
    [" (Chatham House)", [], ["Chatham House"]],
    ["\nSenior research fellow, Institute for Strait Studies", ["Senior research fellow, Institute for Strait Studies"], []],
    [" — Nordkapp Bank", [], ["Nordkapp Bank"]],
    ["\nFormer British trade envoy; now chair, Dunmore Associates", ["Former British trade envoy", "chair, Dunmore Associates"], []],
  ])("reads %j", (text, roles, bodies) => {
    const posts = readPosts(`Ann Park${text}`, 8);
    expect(posts?.roles.map((role) => role.text)).toEqual(roles);
    expect(posts?.organizations.map((body) => body.name)).toEqual(bodies);
  });

  it("refuses a place and date", () => {
    expect(readPosts("Addis Ababa, 18 November 2031", 11)).toBeNull();
  });
});

describe("bodies and posts in the wording of other bios", () => {
  /** Where the first person works, by the words of the bio alone. */
  const employer = (bio: string): string | null => {
    const [person] = readBio(bio, false, true) ?? [];
    return person ? openAuthorBook(bio, []).affiliation(person) : null;
  };

  it.each([
    ["Ana Lund is on the faculty of Lund University.", "org:lund-university"],
    ["Ana Lund is based at the Fram Institute in Malmö.", "org:fram-institute"],
    ["Ana Lund holds the Ibsen Chair at the University of Tromsø.", "org:university-of-tromsø"],
    ["Ana Lund joined the Fram Institute in 2031 after a career at Corvid Risk.", "org:fram-institute"],
    ["Ana Lund lectures at Tromsø University.", "org:tromsø-university"],
    ["Ana Lund is Director of the Pripyat Law Centre.", "org:pripyat-law-centre"],
    ["Ana Lund is professor of law.", null],
    ["Ana Lund recently stepped down as head of the Fram Institute.", null],
  ])("%s", (bio, body) => expect(employer(bio)).toBe(body));

  it("gives two people the posts that they share", () => {
    const people = readBio("Ana Lund and Per Dahl are fellows at the Fram Institute.", false);
    expect(people?.map(({ name, roles }) => [name, roles.map(({ text }) => text)])).toEqual([
      ["Ana Lund", ["fellows at the Fram Institute"]],
      ["Per Dahl", ["fellows at the Fram Institute"]],
    ]);
  });

  it("ends a post where its term ended", () => {
    expect(readPosts(", UK high commissioner to Nigeria, 2019-2023", 0)?.roles).toMatchObject([
      { text: "UK high commissioner to Nigeria", isFormer: true },
    ]);
  });
});

it("reads on over a line broken for want of room, and parts posts on lines of their own", () => {
  const words = (text: string): string[] =>
    readRoles(text, 0, false).map((role) => `${role.text} @ ${role.organizations.map(({ name }) => name).join()}`);
  expect(words("chairman of the\nRisk Committee")).toEqual(["chairman of the Risk Committee @ Risk Committee"]);
  expect(words("envoy\nin Tarrow")).toEqual(["envoy in Tarrow @ "]);
  expect(words("Professor of law\nDirector, Corvid Institute")).toHaveLength(2);
});

it.each([", says the strike is lawful.", ", said", ", told the guild that it moves", ", writes on ports"])(
  "ends a post before what its holder says: %s",
  (words) => {
    expect(readPosts(`Ada Lund, a professor of labour law at Tarrow College${words}`, 8)?.roles.map(({ text }) => text)).toEqual([
      "professor of labour law at Tarrow College",
    ]);
  },
);
