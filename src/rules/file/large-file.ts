import { defineFileRule } from "../rule.js";

export const largeFile = defineFileRule({
  id: "CX117",
  name: "large-file",
  severity: "info",
  targets: ["submission"],
  cites: ["receiving-system#2"],
  notices: ["end"],
  heading: "The file is large for one upload",
  message: "The file has {bytes} bytes; uploads above about {limit} bytes are likely to time out.",
  fix: "If the upload fails, split the file by rows, repeat the header in each part, and upload the parts one by one. Do not upload a part twice: rows are added again.",
  why: "The receiving system stores row by row within one web request.",
  check({ facts }, { edition }, report) {
    const limit = edition.receivingSystem.largeFileBytes;
    if (facts.bytes > limit) report({ bytes: facts.bytes, limit });
  },
});
