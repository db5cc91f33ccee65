import { createConfig, lintFromString } from "@redocly/openapi-core";

/**
 * What Redocly's recommended rules say of a description of an API: each rule with its words and the place. Warnings count.
 *
 * @param document as JSON has it
 */
export async function lintOpenApi(document: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: "openapi.json", config });
  return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer ?? ""}`);
}
