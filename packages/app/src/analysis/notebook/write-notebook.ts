import type { FormatOf } from "../../formats/export-formats.ts";

export interface NotebookRequest {
  /** Name of the project, in the title. */
  readonly project: string;
  readonly countsDrafts: boolean;
}

/** A part of a notebook: words, or code that draws or prints something. */
type Cell = readonly [kind: "words" | "code", text: string];

/**
 * A notebook that opens the tables of a project with our package of that language, and makes a first table and a first network of them. It holds no data, so
 * that it stays the same while the project grows.
 */
export function writeNotebook(format: FormatOf<"notebook">, { project, countsDrafts }: NotebookRequest): string {
  const wish = { project: asWords(project), countsDrafts };
  return format === "ipynb" ? jupyter(pythonCells(wish)) : quarto(wish, rCells(wish));
}

/** A name as Markdown of one line: what it may be called runs nothing (Quarto runs R between backquotes, in the title too) and marks nothing up. */
function asWords(name: string): string {
  return name
    .replaceAll(/\s+/g, " ")
    .replaceAll("`", "’")
    .replaceAll(/[\\*_{}[\]<>#|$~^@!&]/g, (sign) => `\\${sign}`);
}

const folder = "rapporteur-tables";

function introduction({ project, countsDrafts }: NotebookRequest, install: string): string {
  const counted = countsDrafts
    ? "Statements that a person accepted, and drafts that nobody has reviewed, count"
    : "Statements that a person accepted count";
  return `A first look at the statements of “${project}”. ${counted}; those that were rejected do not.

Install the package from the folder of the program (\`${install}\`), and put the tables beside this file:

\`\`\`sh
rapporteur export --library study.rapporteur --what tables --out ${folder}
\`\`\`

In the workbench, **Library**, **Export**, **Every table, with a data dictionary** saves them as a ZIP file: unpack it into the folder \`${folder}\`.`;
}

function pythonCells(wish: NotebookRequest): Cell[] {
  const counted = wish.countsDrafts ? 'statements[statements["review"] != "rejected"]' : "accepted(statements)";
  const reviews = wish.countsDrafts ? ', reviews=("accepted", "draft")' : "";
  return [
    ["words", `# ${wish.project}\n\n${introduction(wish, 'pip install "./clients/python[networks]" matplotlib')}`],
    [
      "code",
      `from rapporteur import ${wish.countsDrafts ? "" : "accepted, "}read_tables, to_networkx

tables = read_tables("${folder}")
# Or from a running server, which makes them now:
# from rapporteur import Client
# tables = Client("http://127.0.0.1:4321").tables()
statements = tables.statements
counted = ${counted}
print(len(counted), "of", len(statements), "statements count")`,
    ],
    [
      "words",
      "## Who is for what\n\nThe share of agreement by person and concept: 1 is always for, 0 always against; empty where nobody spoke of it.",
    ],
    [
      "code",
      `positions = counted[counted["statement_type"] == "position"].dropna(subset=["speaker", "concept", "agreement"])
table = positions.assign(agreement=positions["agreement"].astype(float)).pivot_table(index="speaker", columns="concept", values="agreement", aggfunc="mean")
table`,
    ],
    ["words", "## The network of experts and concepts\n\nSolid lines are more agreement than disagreement, dashed ones more disagreement."],
    [
      "code",
      `import matplotlib.pyplot as plt
import networkx as nx

graph = to_networkx(tables${reviews})
people = [node for node, side in graph.nodes(data="bipartite") if side == 0]
places = nx.bipartite_layout(graph, people) if graph.number_of_edges() > 0 else nx.circular_layout(graph)
_, axes = plt.subplots(figsize=(10, max(3, 0.4 * graph.number_of_nodes())))
for style, chosen in (("solid", lambda weight: weight >= 0), ("dashed", lambda weight: weight < 0)):
    edges = [(a, b) for a, b, weight in graph.edges(data="weight") if chosen(weight)]
    nx.draw_networkx_edges(graph, places, edgelist=edges, style=style, edge_color="#5d584f", ax=axes)
nx.draw_networkx_nodes(graph, places, node_size=90, node_color=["#00639c" if node in people else "#a94400" for node in graph], ax=axes)
nx.draw_networkx_labels(graph, places, font_size=9, verticalalignment="bottom", ax=axes)
axes.margins(0.2)
axes.set_axis_off()
plt.show()`,
    ],
    ["words", "## In their words\n\nEvery number above rests on passages. Change the name to read another person's."],
    [
      "code",
      `days = tables.documents.set_index("document_id")["published"]
name = positions["speaker"].iloc[0] if len(positions) > 0 else ""
positions.assign(day=positions["document_id"].map(days))[positions["speaker"] == name][["day", "concept", "agreement", "quote"]]`,
    ],
  ];
}

function rCells({ countsDrafts }: NotebookRequest): Cell[] {
  const counted = countsDrafts ? 'statements[statements$review != "rejected", ]' : "accepted(statements)";
  const reviews = countsDrafts ? ', reviews = c("accepted", "draft")' : "";
  return [
    [
      "code",
      `library(rapporteur)
tables <- read_tables("${folder}")
# Or from a running server, which makes them now:
# tables <- rapporteur_client("http://127.0.0.1:4321")$tables()
statements <- tables$statements
counted <- ${counted}
cat(nrow(counted), "of", nrow(statements), "statements count\\n")`,
    ],
    ["words", "## Who is for what\n\nThe share of agreement by person and concept: 1 is always for, 0 always against; NA where nobody spoke of it."],
    [
      "code",
      `positions <- counted[counted$statement_type == "position" & !is.na(counted$agreement), ]
round(tapply(as.numeric(positions$agreement), list(positions$speaker, positions$concept), mean), 2)`,
    ],
    ["words", "## The network of experts and concepts\n\nSolid lines are more agreement than disagreement, dashed ones more disagreement."],
    [
      "code",
      `graph <- to_igraph(tables${reviews})
weights <- igraph::E(graph)$weight
plot(
  graph,
  layout = igraph::layout_as_bipartite(graph)[, 2:1],
  vertex.size = 6, vertex.label.dist = 1, vertex.label.color = "#22201c",
  vertex.color = ifelse(igraph::V(graph)$type, "#a94400", "#00639c"),
  edge.lty = ifelse(weights < 0, 2, 1), edge.color = "#5d584f"
)`,
    ],
    ["words", "## In their words\n\nEvery number above rests on passages. Change the name to read another person's."],
    [
      "code",
      `name <- if (nrow(positions) > 0) positions$speaker[1] else ""
days <- tables$documents$published[match(positions$document_id, tables$documents$document_id)]
cbind(day = as.character(days), positions[c("concept", "agreement", "quote")])[positions$speaker == name, ]`,
    ],
  ];
}

/** Format 4.5 of Jupyter; each line of a cell with its end, as Jupyter writes it. */
function jupyter(cells: readonly Cell[]): string {
  const lines = (text: string): string[] => text.split("\n").map((line, at, all) => (at === all.length - 1 ? line : `${line}\n`));
  const written = cells.map(([kind, text], at) =>
    kind === "words"
      ? { cell_type: "markdown", id: `cell-${at + 1}`, metadata: {}, source: lines(text) }
      : { cell_type: "code", id: `cell-${at + 1}`, metadata: {}, execution_count: null, outputs: [], source: lines(text) },
  );
  const metadata = { kernelspec: { display_name: "Python 3", language: "python", name: "python3" }, language_info: { name: "python" } };
  return `${JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function quarto(wish: NotebookRequest, cells: readonly Cell[]): string {
  // A text in JSON is one in YAML.
  const head = `---\ntitle: ${JSON.stringify(wish.project)}\nformat: html\n---\n\n${introduction(wish, 'install.packages("clients/r", repos = NULL, type = "source")')}`;
  const written = cells.map(([kind, text]) => (kind === "words" ? text : `\`\`\`{r}\n${text}\n\`\`\``));
  return `${[head, ...written].join("\n\n")}\n`;
}
