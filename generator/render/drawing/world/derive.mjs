// Derives shapes.json, the shapes of the map, from Natural Earth; see PROVENANCE.md. Run by “make map”.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const WIDTH = 2000;
const LEAST_TRIANGLE = 7; // square units of the map: a corner that stands out less is left out
const LEAST_ISLAND = 30; // square units: smaller islands are left out
const LEAST_STATE = 90; // square units: a smaller state is a circle
const MERIDIAN = 11; // in the middle of the map, so that its edge runs through the Bering Strait

const installed = createRequire(`${process.cwd()}/.cache/world/`);
const take = async (name) => import(installed.resolve(name));
const { geoEqualEarth, geoPath } = await take("d3-geo");
const { feature, merge } = await take("topojson-client");
const { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } =
  await take("topojson-simplify");
const { numericToAlpha2 } = installed("i18n-iso-countries");
const atlas = (scale) => JSON.parse(readFileSync(installed.resolve(`world-atlas/countries-${scale}.json`), "utf8"));

const isDrawn = (geometry) => geometry.properties.name !== "Antarctica";
const codeOf = (geometry) => (geometry.id && numericToAlpha2(geometry.id) || "").toLowerCase();

// The projection keeps areas, so that one factor turns those on the sphere into those on the map.
const projection = geoEqualEarth().rotate([-MERIDIAN, 0]).precision(0);
const whole = atlas("50m");
whole.objects.countries.geometries = whole.objects.countries.geometries.filter(isDrawn);
const extent = feature(whole, whole.objects.countries);
projection.fitWidth(WIDTH, extent);
const height = Math.ceil(geoPath(projection).bounds(extent)[1][1]);
const steradian = projection.scale() ** 2;

const topology = simplify(
  filter(
    presimplify(whole, sphericalTriangleArea),
    filterWeight(whole, LEAST_ISLAND / steradian, sphericalRingArea),
  ),
  LEAST_TRIANGLE / steradian,
);

// SVG path data from whole numbers, each relative to the one before: the shortest notation there is.
function pathData(shape) {
  const rings = (geoPath(projection).digits(0)(shape) ?? "").split("M").slice(1);
  return rings.map((ring) => ringData(ring.replace("Z", "").split("L"))).join("");
}

function ringData(corners) {
  const points = corners.map((corner) => corner.split(",").map(Number));
  const moves = points.map(([x, y], i) => (i ? [x - points[i - 1][0], y - points[i - 1][1]] : [x, y]));
  const [start, ...lines] = moves.filter(([x, y], i) => i === 0 || x || y);
  if (lines.length < 2) return "";
  return `M${joined(start)}l${lines.map(joined).join(" ").replaceAll(" -", "-")}z`;
}

const joined = ([x, y]) => `${x}${y < 0 ? "" : " "}${y}`;

const states = {};
for (const scale of ["10m", "50m"]) {
  const source = scale === "50m" ? whole : atlas(scale);
  for (const geometry of source.objects.countries.geometries.filter(isDrawn)) {
    const code = codeOf(geometry);
    if (code) states[code] = [...geoPath(projection).centroid(feature(source, geometry)).map(Math.round), ""];
  }
}
for (const geometry of topology.objects.countries.geometries) {
  const shape = feature(topology, geometry);
  const code = codeOf(geometry);
  if (code && geoPath(projection).area(shape) >= LEAST_STATE) states[code][2] = pathData(shape);
}

const land = pathData(merge(topology, topology.objects.countries.geometries));
const sorted = Object.fromEntries(Object.keys(states).sort().map((code) => [code, states[code]]));
const lines = Object.entries(sorted).map(([code, state]) => `    "${code}": ${JSON.stringify(state)}`);
const content = `{
  "width": ${WIDTH},
  "height": ${height},
  "land": "${land}",
  "states": {\n${lines.join(",\n")}\n  }\n}\n`;
const target = "generator/render/drawing/world/shapes.json";
writeFileSync(target, content);
console.log(`${target}: ${lines.length} states, ${content.length} bytes`);
