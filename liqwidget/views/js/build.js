// @ts-check
// Bundle the page into ../static, or into the folder named on the command line; the same sources give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

const out = process.argv[2] ?? "../static";
const common = /** @type {const} */ ({ bundle: true, charset: "utf8", target: "es2022", logLevel: "error" });

/** A style sheet is imported as text. @type {import("esbuild").Plugin} */
const style = {
  name: "style",
  setup(making) {
    making.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    });
  },
};

/** The text of one bundle. @param {string} entry @param {import("esbuild").BuildOptions} options */
async function bundle(entry, options) {
  const { outputFiles } = await build({ ...common, plugins: [style], ...options, entryPoints: [entry], write: false });
  return outputFiles[0].text;
}

// Hosts evaluate a widget's module anew for every model. So that module is the loader, and the code goes
// to the page once; the first who has it lends it to all others of its build. A function that is only
// declared is hardly parsed. Names stay whole, to be read where an error stopped.
const code = await bundle("widget.js", { format: "iife", globalName: "made", minifyWhitespace: true, minifySyntax: true, lineLimit: 160 });
const name = createHash("sha256").update(code).digest("hex").slice(0, 16);
writeFileSync(join(out, "widget.js"), `// liqwidget: bundled from liqwidget/views/js by build.js
function make(){${code.trimEnd()}
return made.default}
export default globalThis[Symbol.for("liqwidget.code.${name}")]??=make();
`);
const loader = await bundle("loader.js", { format: "esm", minifyWhitespace: true, lineLimit: 160 });
writeFileSync(join(out, "loader.js"), loader.replace('"liqwidget.code"', `"liqwidget.code.${name}"`));
for (const entry of ["page.js", "host.js"]) writeFileSync(join(out, entry), await bundle(entry, { format: "esm" }));
