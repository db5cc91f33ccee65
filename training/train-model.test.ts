import { describe, expect, it } from "vitest";
import { analyseSyntax } from "../packages/reader/src/language/syntax/analyse-syntax.ts";
import { loadLanguageModel } from "../packages/reader/src/language/syntax/language-model.ts";
import { trainModel, type TrainingSettings } from "./train-model.ts";
import { parseConllu } from "../eval/treebank.ts";
import { chooseVectors } from "./vector-table.ts";
import { writeModel } from "./write-model.ts";

/** Sentences "S V O ." of invented news. */
function tinyTreebank(): string {
  const subjects = ["Ruritania", "Freedonia", "Sylvania"];
  const verbs = ["attacks", "warns", "helps"];
  const sentences = subjects.flatMap((subject) =>
    verbs.flatMap((verb) =>
      subjects
        .filter((object) => object !== subject)
        .map((object) =>
          [
            `# text = ${subject} ${verb} ${object}.`,
            `1\t${subject}\t${subject}\tPROPN\tNNP\t_\t2\tnsubj\t_\t_`,
            `2\t${verb}\t${verb.slice(0, -1)}\tVERB\tVBZ\t_\t0\troot\t_\t_`,
            `3\t${object}\t${object}\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No`,
            "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
          ].join("\n"),
        ),
    ),
  );
  return sentences.join("\n\n");
}

const settings: TrainingSettings = {
  seed: 7,
  minTagCount: 1,
  tagger: { guessEpochs: 2, decideEpochs: 2, folds: 2, minUpdates: 1, runs: 2 },
  taggerRows: { guess: 1000, decide: 1000 },
  vectors: { count: 0, dimensions: 0 },
  network: {
    epochs: 40,
    stopAfter: 40,
    rate: 0.01,
    lastRate: 0.001,
    batchWords: 20,
    clip: 5,
    dropout: { input: 0.1, hidden: 0.1 },
    hideForm: 0.1,
    averageFrom: 0.7,
  },
  networks: [2, 1].map((layers) => ({ inputRows: 256, input: 16, hidden: 16, layers, arc: 16, label: 16 })),
};

/** Names lie near names, also one that no sentence has, and verbs near verbs. */
const vectors = chooseVectors(
  {
    words: ["ruritania", "graustark", "attacks", "sylvania", "warns", "freedonia", "helps"],
    vectorOf: (word) => (word.endsWith("s") ? [1, -1, word.length / 10, 0] : [-1, 1, 0, word.length / 10]),
  },
  { count: 7, wanted: new Set(), dimensions: 8 },
);

const train = async (seed: number): Promise<Uint8Array> =>
  writeModel(
    await trainModel("tiny", { sentences: parseConllu(tinyTreebank()), vectors }, { ...settings, seed }, () => undefined),
    settings.taggerRows,
  );

describe("trainModel", () => {
  it("gives the same bytes for the same seed, and others for another", { tags: "long" }, async () => {
    const first = await train(7);
    expect(await train(7)).toEqual(first);
    expect(await train(8)).not.toEqual(first);
  });

  it("learns who does what to whom, also of a name it never saw", { tags: "long" }, async () => {
    const model = loadLanguageModel(await train(7));
    const [sentence] = analyseSyntax("Sylvania warns Graustark.", model);
    expect(sentence?.tokens.map(({ form, lemma, upos, xpos, head, deprel }) => [form, lemma, upos, xpos, head, deprel])).toEqual([
      ["Sylvania", "Sylvania", "PROPN", "NNP", 1, "nsubj"],
      ["warns", "warn", "VERB", "VBZ", -1, "root"],
      ["Graustark", "Graustark", "PROPN", "NNP", 1, "obj"],
      [".", ".", "PUNCT", ".", 1, "punct"],
    ]);
  });
});

describe("parseConllu", () => {
  it("leaves out word ranges and empty nodes and keeps where paragraphs begin", () => {
    const [sentence] = parseConllu(
      [
        "# newpar",
        "# text = Don't!",
        "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tDo\tdo\tAUX\tVB\t_\t0\troot\t_\t_",
        "1.1\tx\tx\t_\t_\t_\t_\t_\t_\t_",
        "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_",
      ].join("\n"),
    );
    expect(sentence).toMatchObject({ forms: ["Do", "n't"], heads: [0, 1], startsParagraph: true, spaceAfter: false });
  });
});
