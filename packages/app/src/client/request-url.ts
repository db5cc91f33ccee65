type Query = Readonly<Record<string, unknown>>;

/** The address of a call. Lists are repeated; one value with a comma in it gets an empty one beside it, so that it is not split. */
export function requestUrl(origin: string, path: string, params: Query | undefined, query: Query | undefined): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(text(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    const values = Array.isArray(value) ? value.map(text) : [text(value)];
    for (const one of values) search.append(name, one);
    if (Array.isArray(value) && values.length === 1 && values[0]?.includes(",") === true) search.append(name, "");
  }
  const tail = search.toString();
  return `${origin}${filled}${tail === "" ? "" : `?${tail}`}`;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
