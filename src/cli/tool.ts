import packageJson from "../../package.json" with { type: "json" };

/** Name and version of this program, as reports and manifests have them. */
export const TOOL = { name: packageJson.name, version: packageJson.version } as const;
