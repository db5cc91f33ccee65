/** The same files once more, packed: they answer in place of those that they are of, and need no address of their own. */
export const packedFiles = ["**/*.br", "**/*.gz"];
