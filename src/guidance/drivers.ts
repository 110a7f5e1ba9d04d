import { type Branch, DRIVER_KEYS, type DriverKey } from "./edition.js";

/** The drivers in the edition's order. */
export const DRIVERS: readonly DriverKey[] = DRIVER_KEYS;

/** The bit that stands for a driver in the masks of a response: effectiveness is bit 0. */
export function driverBit(driver: DriverKey): number {
  return 1 << DRIVER_KEYS.indexOf(driver);
}

/** The drivers whose bits are set, in the edition's order. */
export function driversIn(mask: number): DriverKey[] {
  return DRIVER_KEYS.filter((_, at) => (mask & (1 << at)) !== 0);
}

/** The submission file's column of a driver on a branch. */
export function columnOf(branch: Branch, driver: DriverKey): `${Branch}_${DriverKey}` {
  return `${branch}_${driver}`;
}
