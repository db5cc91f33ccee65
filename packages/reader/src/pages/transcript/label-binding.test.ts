import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../sources/read-document-bytes-for-tests.ts";
import { readGenre } from "../read-genre.ts";

/** Who is heard, each once, and the posts of each. */
function heardOn(page: string, name = "page.txt"): { heard: string[]; posts: string[] } {
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name });
  const { contributions, entities } = readGenre(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const nameOf = (author: string | null): string => names.get(author ?? "") ?? "nobody";
  return {
    heard: [...new Set(contributions.map(({ author }) => nameOf(author)))],
    posts: [...new Set(contributions.flatMap(({ author, roles }) => roles.map(({ text }) => `${nameOf(author)}: ${text}`)))],
  };
}

const silt =
  "We dredged nineteen basins in the spring, and the silt came back in eleven of them. Nobody had asked the pilots, who could have said so before the first boat went out.";
const chart = "The guild has kept the charts of the delta for a hundred years. It was told of the buoys when they had been moved, by a fisherman.";

describe("labels and the people behind them", () => {
  it("reads first names before a time in brackets, of people whom the first turn presents", () => {
    const page = `# Ep. 88: After the flood\n\n**Nina** [00:00:04] Hello, it's Silt and Sand, I'm Nina Okoro. With me, from Tarrow, Ada Lund, who directs the Delta Data Project, and in Orvik Per Holm, former attaché in three ports.\n\n**Per** [00:00:41] One and a half. In the third I resigned in the car.\n\n**Nina** [00:00:45] Ada, what does the buoy do?\n\n**Ada** [00:00:49] It sees. ${silt}\n\n**Per** [00:01:22] But who read it? ${chart}\n\n**Ada** [00:01:40] That is fair, and it is why the news was liked on the quay.\n\n**Nina** [00:02:20] So do the pilots fill the hangar?\n\n**Per** [00:02:24] They will fill the hall.\n\n**Nina** [00:03:02] We'll leave it there.`;
    expect(heardOn(page, "page.md").heard).toEqual(["Per Holm", "Ada Lund"]);
  });

  it("knows a surname before another one", () => {
    const page = `Joint press availability, Orvik, 25 August 2031\n\nMinister of Ports of Kenya Ada Quintana Lund and Minister of Ports of Norway Per Holm-Smith. As delivered.\n\nMODERATOR: The ministers will make statements.\n\nMINISTER QUINTANA: Friends of the press. ${silt}\n\nMINISTER HOLM-SMITH: Thank you, Ada. ${chart}\n\nQUESTION: Minister, is this an answer to the flood?\n\nMINISTER QUINTANA: It was begun in June of last year.\n\nMODERATOR: Thank you all.`;
    expect(heardOn(page).heard).toEqual(["Ada Quintana Lund", "Per Holm-Smith"]);
  });

  it("takes an office for whom the words before give a longer one, and a subject on a line of its own for nobody", () => {
    const page = `Daily Press Briefing by the Office of the Spokesperson\n\n13 March 2031\n\nThe following is a near-verbatim transcript of today's noon briefing by Ada Lund, Deputy Spokesperson for the Director-General.\n\nDeputy Spokesperson: Good afternoon. We will have our guest, Per Holm, Harbour Coordinator in Tarrow. First, some notes.\n\nSudan\n\n${silt}\n\nKofi, can you hear us?\n\nMr. Holm: I can hear you. ${chart}\n\nQuestion: Thank you. Are you leaving?\n\nMr. Holm: We are leaving by boat. The kitchens stay.\n\nQuestion: Do you talk with the pilots?\n\nMr. Holm: We talk with whoever is at the lock.\n\nDeputy Spokesperson: Thank you, Per. Any questions for me?\n\nQuestion: Was the Director-General told?\n\nDeputy Spokesperson: He learnt of it as you did.`;
    expect(heardOn(page).heard).toEqual(["Ada Lund", "Per Holm"]);
  });

  it("gives an office its answers under letters, where the title names who holds it", () => {
    const page = `News Conference of Prime Minister Ada Lund, September 29, 1976\n\nTHE PRIME MINISTER. I have a short announcement. ${silt} I am ready for your questions.\n\n[1.] CONDITIONS OF THE LOAN\n\nQ. Prime Minister, what has the fund asked for?\n\nA. It has not asked yet. ${chart}\n\nQ. In cuts, sir?\n\nA. They will call it by another name. I was in the ministry, and I know what one calls it.\n\nQ. Would you send pilots?\n\nA. No.`;
    expect(heardOn(page).heard).toEqual(["Ada Lund"]);
  });

  it("takes a surname in capitals for a person among others, though it comes once or asks", () => {
    const page = `DISCUSSION OF THE PAPER BY DR. LUND\n\n(Orvik, 3 September 1982, afternoon session)\n\nCHAIRMAN -- The paper was written before the flood. Does its author wish to alter it?\n\nLUND(1) -- Only the tenses. ${silt}\n\nHOLM(2) -- We at Tarrow are told that we are next. ${chart} What, in all this, are we supposed to have done?\n\nSOLHEIM -- You dredged at night.\n\nHOLM -- It was the only lamp on the quay.\n\nLUND -- That remark is the whole of my second section.\n\nCHAIRMAN -- We must adjourn; there is a boat.`;
    expect(heardOn(page).heard).toEqual(["Lund", "Holm", "Solheim"]);
  });

  it("reads the office in a bold label as a post", () => {
    const page = `# Press conference on the delta\n\n**Governor Ada Lund:** Good afternoon. ${silt}\n\n**Question:** Is the rent in your basket?\n\n**Governor Lund:** It is, with a weight of three per cent.\n\n**Question:** And the boats?\n\n**Governor Lund:** They are on the quay, all nineteen of them.`;
    expect(heardOn(page, "page.md").posts).toEqual(["Ada Lund: Governor"]);
  });

  it("takes no headlines that open with states in capitals for speeches", () => {
    const page = `# The Tarrow letter\n\nNo. 37 — Week of 16 June\n\n### IRAQ: the south pumps on\n\n${silt}\n\n### ARGENTINA: a judge in Orvik\n\n${chart}\n\n### JAPAN: the third arrow has a feather\n\nThe strategy of Friday has a new tax in it, and the pilots have read it.`;
    expect(heardOn(page, "page.md").heard.filter((name) => name !== "nobody")).toEqual([]);
  });
});
