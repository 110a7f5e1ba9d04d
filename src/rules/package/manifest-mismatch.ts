import { MANIFEST, RESPONSES } from "../../engine/package-facts.js";
import { definePackageRule } from "../rule.js";

export const manifestMismatch = definePackageRule({
  id: "CX901",
  name: "manifest-mismatch",
  severity: "error",
  targets: ["package"],
  cites: ["submission-format"],
  heading: "The package is not as it was written",
  message: "{name}: {what}; the manifest says {expected}, found {found}.",
  fix: "Write the package again with cx280 format instead of changing its files by hand. If somebody had to correct responses.csv, correct the export or the definition in the same way.",
  why: "The manifest proves that what is uploaded is what was checked. A spreadsheet that opens and saves the file changes it, often without a sign.",
  check({ manifest, files, responses }, _context, report) {
    if (!manifest.ok) {
      const expected = "the manifest that cx280 format writes";
      report(
        { file: MANIFEST },
        { name: MANIFEST, what: "it cannot be used", expected, found: manifest.problem },
      );
      return;
    }
    for (const { name, bytes, sha256, rows } of manifest.data.files) {
      const there = files.find((file) => file.name === name);
      const tell = (what: string, expected: string | number, found: string | number): void =>
        report({ file: MANIFEST, key: "files" }, { name, what, expected, found });
      if (there === undefined) {
        tell("the file is missing", `${bytes} bytes`, "no file");
        continue;
      }
      const found = name === RESPONSES ? (responses?.rows ?? null) : null;
      if (rows !== null && found !== null && found !== rows) {
        tell("another count of rows", rows, found);
      } else if (there.bytes !== bytes) {
        tell("another size", `${bytes} bytes`, `${there.bytes} bytes`);
      } else if (there.sha256 !== sha256) {
        tell("other content of the same size", sha256, there.sha256);
      }
    }
  },
});
