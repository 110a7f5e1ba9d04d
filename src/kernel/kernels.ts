import { Kernel } from "./kernel.js";

/** Kernels that were used: their memory is large, and one file comes after the other. */
const idle: Kernel[] = [];

/** @param cells of one record at the most. */
export function takeKernel(cells: number): Kernel {
  const at = idle.findIndex((kernel) => kernel.cellsOfRecord === cells);
  return at < 0 ? new Kernel(cells) : idle.splice(at, 1)[0]!;
}

/** One that has become large for a large record goes. */
export function giveBack(kernel: Kernel): void {
  if (kernel.bytes.length > MOST_KEPT) return;
  kernel.clear();
  idle.push(kernel);
}

const MOST_KEPT = 4 << 20;
