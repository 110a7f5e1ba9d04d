import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The launcher of the package as users install it. */
    launcher: string;
  }
}

const ROOT = join(import.meta.dirname, "../..");

/** Packs the project and installs the tarball in a folder of its own, as a user would. */
export default function install(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "cx280-installed-"));
  const npm = (args: string[], cwd: string): string =>
    execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
  npm(["pack", "--pack-destination", folder], ROOT);
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  const home = join(folder, "home");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{ "private": true }\n');
  npm(
    ["install", "--prefer-offline", "--ignore-scripts", join(folder, `cx280-${version}.tgz`)],
    home,
  );
  project.provide("launcher", join(home, "node_modules/cx280/bin/cx280.js"));
  return () => rmSync(folder, { recursive: true, force: true });
}
