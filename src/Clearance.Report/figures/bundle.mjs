// One minified script, exposing clearanceFigures.draw(element, spec), with the licences of everything in it at its head.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const outfile = "dist/figures.min.js";
const { metafile } = await build({
  entryPoints: ["entry.mjs"],
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  globalName: "clearanceFigures",
  platform: "browser",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  outfile,
  logLevel: "warning",
});

// Packages that share one licence text are named together.
const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
const licences = new Map();
for (const folder of [...packages].sort()) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  licences.set(text, [...(licences.get(text) ?? []), `${name} ${version}`]);
}
const notice = [...licences].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n----\n\n").replaceAll("*/", "* /");
writeFileSync(outfile, `/*\n${notice}\n*/\n${readFileSync(outfile, "utf8")}`);
