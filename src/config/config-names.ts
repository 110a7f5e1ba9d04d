/** The names under which the file is looked for, in this order. */
export const CONFIG_NAMES = ["cx280.config.yaml", "cx280.config.yml", "cx280.config.json"] as const;
