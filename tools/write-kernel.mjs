// Compiles kernel/ to WebAssembly and writes it into src/kernel/module.ts.
//   node tools/write-kernel.mjs [--check]    --check: only say whether the file is up to date
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import asc from "assemblyscript/asc";

const check = process.argv.includes("--check");
const root = join(import.meta.dirname, "..");
const path = join(root, "src/kernel/module.ts");

const OPTIONS = [
  ["--optimizeLevel", "3"],
  ["--runtime", "stub"],
  ["--enable", "simd"],
  ["--noAssert"],
  // Nothing in it aborts: it makes no objects and throws nothing.
  ["--use", "abort="],
  ["--importMemory"],
  // Its own numbers stand below what kernel/memory.ts gives out.
  ["--memoryBase", "64"],
  ["--outFile", "kernel.wasm"],
].flat();

let wasm = null;
const { error, stderr } = await asc.main(["kernel/index.ts", ...OPTIONS], {
  readFile: (name, folder) => {
    try {
      return readFileSync(join(root, folder, name), "utf8");
    } catch {
      return null;
    }
  },
  writeFile: (_, contents) => {
    wasm = contents;
  },
  listFiles: () => [],
});
if (error !== null || wasm === null) {
  process.stderr.write(stderr.toString());
  throw error ?? new Error("nothing was compiled");
}
const base64 = Buffer.from(wasm).toString("base64");
const lines = base64.match(/.{1,96}/g).map((line) => `  "${line}"`);
const text = `// Made from kernel/ by npm run kernel. Do not edit.

/** The kernel's WebAssembly module, ${wasm.length} bytes, in base64. */
export const KERNEL_MODULE = [
${lines.join(",\n")},
].join("");
`;

if (!check) writeFileSync(path, text);
else if (current() !== text) {
  process.stderr.write("src/kernel/module.ts is not up to date. Run: npm run kernel\n");
  process.exitCode = 1;
}

function current() {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
