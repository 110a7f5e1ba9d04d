// Says when the program opens a file of the benchmark for the first time; for start.mjs.
const { writeSync } = require("node:fs");
const promises = require("node:fs/promises");

const files = process.env.CX280_BENCH_FILES.split("\n");
const { open } = promises;
promises.open = (path, ...rest) => {
  if (files.includes(path)) {
    promises.open = open;
    writeSync(2, `opened at ${performance.timeOrigin + performance.now()}\n`);
  }
  return open(path, ...rest);
};
