// Puts the program and what it uses into a few files in dist/program: starting it reads these instead
// of some 450 small ones, which takes half the time. They are CommonJS, which Node starts faster than
// modules. The library (dist/index.js) stays as it is.
// Needs the compiled files in dist.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const dir = join(root, "dist/program");
const resolve = {
  alias: {
    // The same, as modules of which only what is used is taken; for Node the package has CommonJS only.
    yaml: join(root, "node_modules/yaml/browser/dist/index.js"),
    // Commander loads it for commands that are programs of their own, which we have none of.
    "node:child_process": join(root, "tools/no-child-process.mjs"),
  },
};

/** The modules that a file needs at once, without itself: not those that it may import later. */
async function modulesOf(file) {
  const bundle = await rolldown({ input: join(root, "dist", file), platform: "node", resolve });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set();
  const add = (chunk) => {
    if (chunk === undefined || needed.has(chunk)) return;
    needed.add(chunk);
    for (const fileName of chunk.imports) add(chunks.get(fileName));
  };
  add(output.find(({ isEntry }) => isEntry));
  const modules = new Set([...needed].flatMap(({ moduleIds }) => moduleIds));
  modules.delete(join(root, "dist", file));
  return modules;
}

const ofStart = await modulesOf("cli/process.js");
const ofReading = await modulesOf("judging/threaded/reader.js");
const ofFormat = await modulesOf("cli/commands/format.js");
const ofDefinition = await modulesOf("survey/load.js");
const beforeReading = [...ofStart, ...ofFormat, ...ofDefinition];
const inDefinition = (name) => [...ofDefinition].filter((id) => id.split(sep).includes(name));

/** What is needed together comes in one file: opening each of many small ones takes its time. */
const together = [
  ["prepare", await modulesOf("cli/begin.js")],
  // The thread that reads needs no command line, and a command line does not always read.
  ["common", new Set(beforeReading.filter((id) => ofReading.has(id)))],
  ["start", ofStart],
  ["reading", ofReading],
  ["ordering", ofFormat],
  // Most files that are read by a type are not YAML.
  ["zod", new Set(inDefinition("zod"))],
  ["yaml", new Set(inDefinition("yaml"))],
  ["definition", ofDefinition],
  ["judging", await modulesOf("cli/commands/validate.js")],
];

rmSync(dir, { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    begin: join(root, "dist/cli/begin.js"),
    // A thread begins with a file of its own, beside the one that starts it.
    reader: join(root, "dist/judging/threaded/reader.js"),
  },
  platform: "node",
  resolve,
});
const { output } = await bundle.write({
  dir,
  format: "cjs",
  strict: true,
  chunkFileNames: "[name].js",
  // They take a twentieth of the time that starting takes. Licences are in a file of their own.
  comments: false,
  codeSplitting: {
    // A group takes along what its modules need: those that are needed by more come first.
    groups: together.map(([name, modules], at) => ({
      name,
      test: (id) => modules.has(id),
      priority: together.length - at,
    })),
  },
});
await bundle.close();
writeFileSync(join(dir, "package.json"), '{ "type": "commonjs" }\n');

/** The packages that were put in, by their folders. */
const packages = new Set(
  output
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0])
    .filter((folder) => folder !== undefined && existsSync(join(folder, "package.json"))),
);
const notices = [...packages].sort().map((folder) => {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  // A few packages name their licence and its holder, and have no file of it.
  const holder = typeof author === "string" ? author : (author?.name ?? "its authors");
  const text =
    file === undefined ? `Copyright ${holder}` : readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
const title = "The files in this folder hold these packages:\n";
writeFileSync(join(dir, "LICENSES.txt"), [title, ...notices].join(`\n${"-".repeat(72)}\n\n`));

// A path of the machine that it was made on has no place in it.
for (const { fileName, code } of output) {
  if (code?.includes(root + sep)) throw new Error(`${fileName} names the folder ${root}`);
}
