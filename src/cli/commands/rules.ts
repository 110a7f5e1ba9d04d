import { CATALOGUE } from "../../rules/catalogue.js";
import type { Ending } from "../exit-code.js";
import { type Io, put } from "../io.js";

/** Lists the catalogue: id, severity, name, heading. */
export async function rules(options: { readonly json?: true }, io: Io): Promise<Ending> {
  if (options.json) {
    const list = CATALOGUE.map(({ id, name, scope, severity, targets, cites, heading }) => ({
      id,
      name,
      scope,
      severity,
      targets,
      cites,
      heading,
    }));
    await put(io.stdout, `${JSON.stringify(list, null, 2)}\n`);
    return { kind: "done" };
  }
  const width = Math.max(...CATALOGUE.map(({ name }) => name.length));
  const lines = CATALOGUE.map(({ id, name, severity, heading }) => {
    const shown =
      typeof severity === "string" ? severity : [...new Set(Object.values(severity))].join("/");
    return `${id}  ${shown.padEnd(13)}  ${name.padEnd(width)}  ${heading}`;
  });
  await put(io.stdout, `${lines.join("\n")}\n`);
  return { kind: "done" };
}
