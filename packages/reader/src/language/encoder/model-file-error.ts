/** Says what is wrong with a model file, and where. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
  readonly code = "RAP_MODEL_FILE";
}
