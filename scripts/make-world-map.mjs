// Makes web/src/scenes/actors/map/world-data.ts from Natural Earth's maps (public domain), as the npm package world-atlas 2.0.2 hands them out:
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && node scripts/make-world-map.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import isoCountries from "i18n-iso-countries";
import { root } from "./node24.mjs";

const [folder = "package"] = process.argv.slice(2);
const width = 3000;
const scale = width / (2 * 2.7066297);
/** In the middle of the map, so that its edge runs between Asia and America. */
const middleLongitude = 11;

/** Equal Earth (Šavrič, Patterson, Jenny 2018): areas are true, and whole numbers of a map `width` wide come out, counted from its left and top. */
function project([degrees, latitude]) {
  const longitude = degrees - middleLongitude;
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const t2 = theta * theta;
  const t6 = t2 ** 3;
  const x = (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(theta)) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
  const y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
  return [Math.round((x + 2.7066297) * scale), Math.round((1.3173628 - y) * scale)];
}

/** Rings of longitudes and latitudes by polygon: the arcs of the topology joined. */
function polygonsOf(topology, geometry) {
  const { scale: by, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * by[0] + translate[0], (y += dy) * by[1] + translate[1]]);
  });
  const ringOf = (numbers) => numbers.flatMap((n) => (n < 0 ? arcs[~n].toReversed() : arcs[n]).slice(1));
  const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : [];
  return polygons.map((rings) => rings.map((numbers) => unwrapped(ringOf(numbers))));
}

/** A ring that goes on beyond 180° instead of beginning again at the other edge; most of it lies on the map. */
function unwrapped(ring) {
  let turn = 0;
  const going = ring.map(([x, y], at) => {
    const before = ring[at - 1]?.[0] ?? x;
    if (Math.abs(x - before) > 180) turn += x < before ? 360 : -360;
    return [x + turn, y];
  });
  const middle = going.reduce((sum, [x]) => sum + x, 0) / going.length;
  const shift = Math.round((middleLongitude - middle) / 360) * 360;
  return going.map(([x, y]) => [x + shift, y]);
}

const areaOf = (ring) => {
  let sum = 0;
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum) / 2;
};

function pathOf(ring) {
  const points = ring.map(project).filter(([x, y], at, all) => at === 0 || x !== all[at - 1][0] || y !== all[at - 1][1]);
  if (points.length < 4 || areaOf(points) < 6) return "";
  const steps = points.slice(1).map(([x, y], at) => [x - points[at][0], y - points[at][1]]);
  const words = steps.map(([dx, dy], at) => `${at > 0 && dx >= 0 ? " " : ""}${dx}${dy >= 0 ? " " : ""}${dy}`).join("");
  return `M${points[0].join(" ")}l${words}z`;
}

function isInside([x, y], ring) {
  let inside = false;
  for (const [at, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(at + 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const distanceToEdge = ([x, y], ring) =>
  Math.min(
    ...ring.map(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length];
      const [ux, uy] = [bx - ax, by - ay];
      const along = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
      return Math.hypot(x - ax - along * ux, y - ay - along * uy);
    }),
  );

/** The place in the largest part of a state that lies deepest in it, among those of a grid: a mark there is on its land. */
function placeOf(polygons) {
  const ring = polygons.map(([outer]) => outer.map(project)).toSorted((a, b) => areaOf(b) - areaOf(a))[0];
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const middle = [(left + right) / 2, (top + bottom) / 2];
  let [best, depth] = [middle, -1];
  for (let row = 0; row <= 24; row++)
    for (let column = 0; column <= 24; column++) {
      const point = [left + ((right - left) * column) / 24, top + ((bottom - top) * row) / 24];
      if (!isInside(point, ring)) continue;
      // Of places about as deep, the one nearer to the middle.
      const found = distanceToEdge(point, ring) - Math.hypot(point[0] - middle[0], point[1] - middle[1]) / 6;
      if (depth === -1 || found > depth) [best, depth] = [point, found];
    }
  return best.map(Math.round);
}

const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const coarse = read("countries-110m.json");
const rings = coarse.objects.land.geometries
  .flatMap((geometry) => polygonsOf(coarse, geometry))
  .filter(([outer]) => outer.some(([, latitude]) => latitude > -60))
  .flat();
const bottom = Math.max(...rings.flat().map((point) => project(point)[1])) + 40;
const fine = read("countries-50m.json");
const places = fine.objects.countries.geometries
  .flatMap((geometry) => {
    const iso3 = geometry.properties.name === "Kosovo" ? "XKX" : isoCountries.numericToAlpha3(geometry.id ?? "");
    return iso3 === undefined ? [] : [[iso3, ...placeOf(polygonsOf(fine, geometry))].join(" ")];
  })
  // Too small for the map.
  .concat([["TUV", ...project([179.2, -8.5])].join(" ")])
  .toSorted();
const text = `/* Made by scripts/make-world-map.mjs from Natural Earth 4.1 (naturalearthdata.com, public domain) in the projection Equal Earth. Not to be edited. */

/** Units from left to right, and from top to bottom without Antarctica. */
export const worldSize = { width: ${width}, height: ${bottom} } as const;

/** The coasts, one path. */
export const worldLand =
  "${rings.map(pathOf).join("")}";

/** ISO 3166-1 alpha-3 code, then where a mark of the state stands. */
export const statePlaces =
  "${[...new Set(places)].join(", ")}";
`;
writeFileSync(join(root, "web/src/scenes/actors/map/world-data.ts"), text);
process.stdout.write(`${text.length} characters, ${places.length} states\n`);
