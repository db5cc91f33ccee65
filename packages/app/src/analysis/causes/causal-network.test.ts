import { expect, test } from "vitest";
import { buildCausalMap, type CausalLink } from "@rapporteur/engines/causal";
import { writeNetwork } from "../../exchange/networks/write-network.ts";
import { causalNetwork } from "./causal-network.ts";

const link = (id: string, cause: string, effect: string, sign: 1 | -1 | null, strength: number | null): CausalLink => ({
  id,
  cause,
  effect,
  sign,
  strength,
  speaker: "ada",
  isDenied: false,
  document: null,
  reviewedByPerson: true,
});
const map = buildCausalMap([link("s1", "tax", "trade", -1, 1), link("s2", "trade", "growth", null, null), link("s3", "growth", "tax", 1, 0.5)]);

test("a causal map goes out as any graph does, links without a sign included", () => {
  const network = causalNetwork(map, (concept) => concept.toUpperCase());
  expect(writeNetwork(network, "edges")).toBe(
    "source,target,weight,polarity,disagreement,plus,minus,unsigned,denied,evidence\nGROWTH,TAX,0.5,positive,none,1,0,0,0,s3\nTAX,TRADE,-1,negative,none,0,1,0,0,s1\nTRADE,GROWTH,0,,none,0,0,1,0,s2\n",
  );
  const nodes = writeNetwork(network, "nodes").split("\n");
  expect(nodes[0]).toBe("id,label,variable,x,y,entity,effects,causes");
  expect(nodes.slice(1, 4).map((row) => row.split(",").slice(1, 3))).toEqual([
    ["GROWTH", "concept"],
    ["TAX", "concept"],
    ["TRADE", "concept"],
  ]);
  const places = nodes.slice(1, 4).map((row) => row.split(",").slice(3, 5).join());
  expect(new Set(places).size).toBe(3);
  expect(writeNetwork(network, "gexf")).toContain('defaultedgetype="directed"');
});
