/** Everything of a stream, in its order. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const entry of stream) all.push(entry);
  return all;
}
