// Measures the table of external ids alone: time and memory for so many different ids of 12 bytes, and
// that the last of them are found again. Needs a build.
//   node bench/ids.mjs [--stdin] [millions ...]
// A file's size tells how many ids there will be; with --stdin nothing does.
import { IdTable } from "../dist/engine/id-table.js";
import { TableMemory } from "../dist/engine/table-memory.js";

const BATCH = 4096;
const LENGTH = 12;
const isFile = !process.argv.includes("--stdin");
const counts = process.argv.slice(2).map(Number).filter(Number.isFinite);
const bytes = new Uint8Array(BATCH * LENGTH);
const idStart = Uint32Array.from({ length: BATCH }, (_, i) => i * LENGTH);
const idEnd = Uint32Array.from({ length: BATCH }, (_, i) => (i + 1) * LENGTH);
const line = new Uint32Array(BATCH);
const seenAt = new Uint32Array(BATCH);

/** Numbers with the digits of their square in front: near to each other, and not in order. */
function fill(from) {
  for (let i = 0; i < BATCH; i++) {
    let number = from + i;
    let mixed = Math.imul(number, 0x9e3779b1) >>> 20;
    for (let at = LENGTH - 1; at >= 0; at--) {
      const of = at < 3 ? mixed : number;
      bytes[i * LENGTH + at] = 0x30 + (of % 10);
      if (at < 3) mixed = Math.floor(mixed / 10);
      else number = Math.floor(number / 10);
    }
    line[i] = from + i + 1;
  }
}

for (const millions of counts.length > 0 ? counts : [1, 10, 50]) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const memory = new TableMemory();
  const table = new IdTable(memory);
  const start = performance.now();
  const total = Math.ceil((millions * 1e6) / BATCH) * BATCH;
  for (let from = 0; from < total; from += BATCH) {
    fill(from);
    if (isFile) memory.share = (from + BATCH) / total;
    table.addAll({ bytes, idStart, idEnd, line, length: BATCH }, seenAt);
    if (seenAt.some((at) => at !== 0)) throw new Error("an id was taken for another");
  }
  const seconds = (performance.now() - start) / 1000;
  const grown = process.memoryUsage().rss - before;
  table.addAll({ bytes, idStart, idEnd, line, length: BATCH }, seenAt);
  if (!seenAt.every((at, i) => at === line[i])) throw new Error("an id was not found again");
  process.stdout.write(
    `${millions} million ids: ${seconds.toFixed(2)} s, ${(grown / 1e6).toFixed(0)} MB, ${(grown / total).toFixed(1)} bytes an id\n`,
  );
}
