// The program that anybody would write first: csv-parse, a transform, csv-stringify. It maps the
// export of bench/generate.mjs to the 17 columns, checks a few things on the way, and keeps the ids
// in a set. No line numbers, no report.
//   node obvious.mjs raw.csv out.csv
import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";

const DRIVERS = "effectiveness,ease,efficiency,transparency,humanity,employee,other".split(",");
const [input, output] = process.argv.slice(2);
const start = Date.UTC(2025, 0, 1, 5);
const end = Date.UTC(2025, 3, 1, 4);
const ids = new Set();
let problems = 0;

const map = new Transform({
  objectMode: true,
  transform(row, _, done) {
    const [id, , rating, positive, negative, comment, , , , flagged, deleted, page, , created] =
      row;
    if (flagged === "true" || deleted === "true") return done();
    if (page.startsWith("/admin/forms/") && page.includes("/example")) return done();
    const at = Date.parse(created.replace(" UTC", "Z").replace(" ", "T"));
    if (Number.isNaN(at)) problems++;
    if (at < start || at >= end) return done();
    if (!["", "0", "1"].includes(rating)) problems++;
    if (id === "" || ids.has(id)) problems++;
    ids.add(id);
    const drivers = (cell) => {
      const selected = cell === "" ? [] : cell.split(",");
      for (const each of selected) if (!DRIVERS.includes(each)) problems++;
      return DRIVERS.map((driver) => (selected.includes(driver) ? "1" : "0"));
    };
    const [good, bad] = [drivers(positive), drivers(negative)];
    if (rating === "1" && bad.includes("1")) problems++;
    if (rating === "0" && good.includes("1")) problems++;
    // eslint-disable-next-line no-control-regex
    if (/[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(comment)) problems++;
    done(null, [id, rating, ...good, ...bad, comment]);
  },
});

const columns = ["external_id", "question_1", ...DRIVERS.map((each) => `positive_${each}`)];
columns.push(...DRIVERS.map((each) => `negative_${each}`), "question_4");
await pipeline(
  createReadStream(input),
  parse({ from_line: 2 }),
  map,
  stringify({ header: true, columns }),
  createWriteStream(output),
);
process.stdout.write(`${ids.size} responses, ${problems} problems\n`);
