import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { OutputError } from "../../src/submission/output-error.js";
import { PackageWriter, packageName } from "../../src/submission/package-writer.js";
import { emptyFolders, fault, UNFINISHED } from "./folder.js";

vi.mock("node:fs/promises", async (original) => {
  const actual = await original<typeof import("node:fs/promises")>();
  return { ...actual, rename: vi.fn(actual.rename), rm: vi.fn(actual.rm) };
});
const actual = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");

const emptyFolder = emptyFolders();
const NAME = "benefits-fy2025q1";
const NEW = new TextEncoder().encode("new");

afterEach(() => {
  vi.mocked(files.rename).mockReset().mockImplementation(actual.rename);
  vi.mocked(files.rm).mockReset().mockImplementation(actual.rm);
});

/** A folder in which an older package stands. */
function withPackage(): string {
  const out = emptyFolder();
  mkdirSync(join(out, NAME));
  writeFileSync(join(out, NAME, "responses.csv"), "old");
  writeFileSync(join(out, NAME, "report.json"), "old");
  return out;
}

async function writer(out: string, force: boolean): Promise<PackageWriter> {
  const to = await PackageWriter.create(out, NAME, force);
  await to.write("responses.csv", NEW);
  return to;
}

const responses = (out: string): string => readFileSync(join(out, NAME, "responses.csv"), "utf8");

describe("a package that is written", () => {
  it("is there only once it is whole", async () => {
    const out = join(emptyFolder(), "made", "on demand");
    const to = await PackageWriter.create(out, NAME, false);
    const file = await to.file("responses.csv");
    await file.write(NEW);
    await file.commit();
    expect(await to.write("report.json", NEW)).toMatchObject({ bytes: 3 });
    expect(readdirSync(out)).toHaveLength(1);
    expect(readdirSync(out)[0]).toMatch(UNFINISHED);
    await to.commit();
    expect(readdirSync(out)).toEqual([NAME]);
    expect(readdirSync(to.path).sort()).toEqual(["report.json", "responses.csv"]);
  });

  it("leaves nothing when it is given up, and no file open", async () => {
    const out = emptyFolder();
    const to = await writer(out, false);
    const file = await to.file("manifest.json");
    await file.write(NEW);
    await to.abort();
    expect(readdirSync(out)).toEqual([]);
    await expect(file.write(NEW)).rejects.toMatchObject({ code: "unwritable" });
  });

  it("is not made where a file stands in the way", async () => {
    const out = emptyFolder();
    writeFileSync(join(out, "file"), "mine");
    for (const place of ["file", "file/below"]) {
      const create = PackageWriter.create(join(out, place), NAME, true);
      await expect(create).rejects.toMatchObject({ code: "not-a-folder" });
    }
    expect(readFileSync(join(out, "file"), "utf8")).toBe("mine");
  });
});

describe("a package that is there", () => {
  it("is refused, and replaced as a whole with force", async () => {
    const out = withPackage();
    await expect(writer(out, false)).rejects.toMatchObject({ code: "exists" });
    expect(readdirSync(out)).toEqual([NAME]);
    const to = await writer(out, true);
    expect(responses(out)).toBe("old");
    await to.commit();
    expect(responses(out)).toBe("new");
    expect(readdirSync(to.path)).toEqual(["responses.csv"]);
    expect(readdirSync(out)).toEqual([NAME]);
  });

  it("is refused as well if it came meanwhile", async () => {
    const out = emptyFolder();
    const to = await writer(out, false);
    mkdirSync(join(out, NAME));
    writeFileSync(join(out, NAME, "responses.csv"), "of somebody else");
    await expect(to.commit()).rejects.toMatchObject({ code: "exists" });
    expect(responses(out)).toBe("of somebody else");
    expect(readdirSync(out)).toEqual([NAME]);
  });

  it("may have been looked into with Finder or Explorer", async () => {
    const out = withPackage();
    for (const name of [".DS_Store", "Thumbs.db"]) writeFileSync(join(out, NAME, name), "");
    await (await writer(out, true)).commit();
    expect(readdirSync(join(out, NAME))).toEqual(["responses.csv"]);
  });

  it("is left alone if it holds anything else, or is a file", async () => {
    const out = withPackage();
    writeFileSync(join(out, NAME, "thesis.txt"), "years of work");
    await expect(writer(out, true)).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(join(out, NAME, "thesis.txt"), "utf8")).toBe("years of work");
    const other = emptyFolder();
    writeFileSync(join(other, NAME), "mine");
    await expect(writer(other, true)).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(join(other, NAME), "utf8")).toBe("mine");
  });
});

describe("a fault while an old package is replaced", () => {
  it("brings the old one back", async () => {
    const out = withPackage();
    const to = await writer(out, true);
    vi.mocked(files.rename)
      .mockImplementationOnce(actual.rename)
      .mockRejectedValueOnce(fault("EPERM"));
    await expect(to.commit()).rejects.toMatchObject({ code: "not-permitted" });
    expect(responses(out)).toBe("old");
    expect(readdirSync(out)).toEqual([NAME]);
  });

  it("that forbids even that says where the old one is", async () => {
    const out = withPackage();
    const to = await writer(out, true);
    vi.mocked(files.rename).mockImplementationOnce(actual.rename).mockRejectedValue(fault("EPERM"));
    const error = await to.commit().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    const [kept, ...others] = readdirSync(out);
    expect(others).toEqual([]);
    expect(kept).toMatch(UNFINISHED);
    expect(readFileSync(join(out, kept!, "responses.csv"), "utf8")).toBe("old");
    expect(error).toBeInstanceOf(OutputError);
    expect((error as OutputError).message).toContain(join(out, kept!));
  });

  it("in removing the old one leaves the new one whole, and says what is left", async () => {
    const out = withPackage();
    const to = await writer(out, true);
    vi.mocked(files.rm).mockRejectedValueOnce(fault("EACCES"));
    const error = await to.commit().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(responses(out)).toBe("new");
    const left = readdirSync(out).find((name) => UNFINISHED.test(name));
    expect(error).toMatchObject({ code: "not-permitted", path: join(out, left!) });
  });
});

describe("a killed run", () => {
  /** Writes half of a package, says so, and waits. */
  const script = (module: string, out: string) => `
    import { PackageWriter } from ${JSON.stringify(pathToFileURL(module).href)};
    const to = await PackageWriter.create(${JSON.stringify(out)}, "${NAME}", true);
    await to.write("responses.csv", new Uint8Array(9));
    const file = await to.file("manifest.json");
    await file.write(new Uint8Array(9));
    console.log("half");
    setInterval(() => {}, 1000);`;

  async function killHalfway(out: string): Promise<void> {
    const module = join(dirname(inject("launcher")), "../dist/submission/package-writer.js");
    const child = spawn(process.execPath, ["--input-type=module", "-e", script(module, out)]);
    await new Promise((resolve, reject) => {
      child.stdout.once("data", resolve);
      child.once("exit", () => reject(new Error("the child ended by itself")));
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
    await ended;
  }

  it("leaves nothing that looks finished, and is no hindrance to the next", async () => {
    const out = emptyFolder();
    await killHalfway(out);
    expect(readdirSync(out)).toHaveLength(1);
    expect(readdirSync(out)[0]).toMatch(UNFINISHED);
    await (await writer(out, false)).commit();
    expect(responses(out)).toBe("new");
  });

  it("leaves the old package as it was", async () => {
    const out = withPackage();
    await killHalfway(out);
    expect(responses(out)).toBe("old");
    expect(existsSync(join(out, NAME, "report.json"))).toBe(true);
    expect(readdirSync(join(out, NAME))).toHaveLength(2);
  });
});

describe("the name of a package", () => {
  it.each([
    ["Benefits Application", "benefits-application-fy2025q1"],
    ["  Décès & Éducation! ", "deces-education-fy2025q1"],
    ["Trámites en línea: niños", "tramites-en-linea-ninos-fy2025q1"],
    ["../../etc/passwd", "etc-passwd-fy2025q1"],
    ["CON", "con-fy2025q1"],
    ["日本語", "service-fy2025q1"],
    ["", "service-fy2025q1"],
    [`${"a".repeat(59)} and more`, `${"a".repeat(59)}-fy2025q1`],
    ["b".repeat(200), `${"b".repeat(60)}-fy2025q1`],
  ])("of %j is %s", (service, expected) => {
    expect(packageName(service, "FY2025Q1")).toBe(expected);
  });

  it("is safe on every system, whatever the service is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (service) => {
        const name = packageName(service, "FY2025Q1");
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-fy2025q1$/);
        expect(name.length).toBeLessThanOrEqual(70);
      }),
    );
  });
});
