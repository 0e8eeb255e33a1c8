/**
 * Make the template of the explorer page, which the Python package fills with data: `node build.js [file]`.
 *
 * Everything stands in the one file: styles, program, outlines of the map, licences. The policy of the page
 * names the program and the styles by their digests, so that nothing else runs in it and nothing is fetched.
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(HERE, "../../src/eucentralasia/formats/explorer.html");
// In their order: later ones say what is otherwise in their rooms.
const STYLES = ["base", "layout", "table", "pictures", "card", "rooms"];
// Browsers since the middle of 2023.
const BROWSERS = ["chrome115", "firefox115", "safari16.6"];
// What Plot puts into its pictures for itself, in the words that its own program has.
const PLOT_STYLE = /`(:where\(\.\$\{\w+\}\) \{[^`]*)`/;

const read = (path) => readFile(join(HERE, path), "utf8");
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Return the program, and the packages that are in it. */
async function program() {
  const made = await build({
    absWorkingDir: HERE,
    entryPoints: ["src/main.js"],
    bundle: true,
    minify: true,
    format: "iife",
    charset: "utf8",
    target: BROWSERS,
    legalComments: "none",
    loader: { ".json": "text" }, // a browser reads it faster than a program
    metafile: true,
    write: false,
  });
  const inputs = Object.entries(Object.values(made.metafile.outputs)[0].inputs).filter(
    ([, { bytesInOutput }]) => bytesInOutput,
  );
  const packages = inputs
    .map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter(Boolean);
  return { script: made.outputFiles[0].text.trim(), packages: [...new Set(packages)].sort() };
}

/** Return the notices of some packages: each licence once, with the packages that are under it. */
async function notices(packages) {
  const texts = new Map();
  for (const name of packages) {
    const { version, license } = JSON.parse(await read(`node_modules/${name}/package.json`));
    const file = await Promise.any(
      ["LICENSE", "LICENSE.txt", "LICENSE.md"].map((one) => read(`node_modules/${name}/${one}`)),
    );
    const text = file.replaceAll("\r\n", "\n").trim();
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const outlines = JSON.parse(await read("../../src/eucentralasia/pictures/outlines.json")).source;
  const parts = [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return [`Outlines of the map: ${outlines}`, ...parts].join("\n\n────\n\n");
}

/** Return the style sheet that Plot writes into a picture of the class that all of ours have. */
async function plotStyle() {
  const source = await read("node_modules/@observablehq/plot/src/plot.js");
  return PLOT_STYLE.exec(source)[1].replaceAll(/\$\{\w+\}/g, "plot");
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const { script, packages } = await program();
const sheets = await Promise.all(STYLES.map((name) => read(`styles/${name}.css`)));
const minified = await transform(sheets.join("\n"), { loader: "css", minify: true, charset: "utf8" });
const style = minified.code.trim();
const policy = [
  "default-src 'none'",
  `script-src ${digest(script)}`,
  `style-src ${digest(style)} ${digest(await plotStyle())}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const parts = { policy, style, licences: escaped(await notices(packages)), script };
const page = await read("page.html");
// the place of the data stays; the parts may hold what looks like the name of another
const made = page.replace(/\{(policy|style|licences|script)\}/g, (_, name) => parts[name]);
await writeFile(process.argv[2] ?? TARGET, made);
process.stdout.write(`${Buffer.byteLength(made)} bytes\n`);
