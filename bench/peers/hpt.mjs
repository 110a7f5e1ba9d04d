// hpt-validator, a federal CSV validator, on a file of its own template: how many rows a second.
//   node hpt.mjs prices.csv
import { createReadStream } from "node:fs";
import { validateCsv } from "hpt-validator";

const result = await validateCsv(createReadStream(process.argv[2], "utf-8"), "v2.0");
process.stdout.write(`valid: ${result.valid}\n`);
process.exitCode = result.valid ? 0 : 1;
