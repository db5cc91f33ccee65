import { lineRoles } from "@rapporteur/core/model";
import { type ModelFile, ModelFileError, type WordPiece, wordPieceOf } from "../../language/encoder/index.ts";
import { type Layers, layersOf, type Linear, linear, numberOf, type PackedTable, packedTable } from "../../language/layers/index.ts";

/** Weights of the network that tells what each line of a page is for; made by `training/lines`. */
export interface LineModel extends Layers {
  /** How many rows features are hashed into. */
  readonly rows: number;
  readonly features: PackedTable;
  readonly tokenizer: WordPiece;
  /** A vector for each piece of a word, from the reader's encoder. */
  readonly pieces: PackedTable;
  /** How much of a line's vector a piece of a word is: a logit each. */
  readonly pieceWeights: Float32Array;
  /** From the vectors of a line's pieces, of its first and of its last ones. */
  readonly words: Linear;
  readonly roles: Linear;
}

/** @throws ModelFileError if a tensor is missing or of another shape than the configuration says, or the roles are others */
export function lineModel(file: ModelFile): LineModel {
  const layers = layersOf(file);
  const { width } = layers;
  const [rows, pieceWidth] = [numberOf(file, "rows"), numberOf(file, "pieceWidth")];
  if (file.text("roles") !== lineRoles.join(" ")) throw new ModelFileError("its roles of lines are not those of this version");
  const tokenizer = wordPieceOf(file.text("vocabulary"));
  const count = tokenizer.pieces.length;
  return {
    ...layers,
    rows,
    features: packedTable(file, "features", rows, width),
    tokenizer,
    pieces: packedTable(file, "pieces", count, pieceWidth),
    pieceWeights: file.floats("piece-weights", count),
    words: linear(file, "words", width, 3 * pieceWidth),
    roles: linear(file, "line-role", lineRoles.length, width),
  };
}
