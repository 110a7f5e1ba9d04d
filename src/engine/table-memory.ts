import { KernelInstance } from "../kernel/instance.js";

/** A part of the memory. */
export interface Room {
  readonly start: number;
  end: number;
}

/**
 * The memory that the tables of one dataset lie in. Growing it moves nothing. When a table is made
 * anew, twice as large, the place of the old one is free for something else.
 */
export class TableMemory {
  #kernel: KernelInstance | null = null;
  #free: Room[] = [];

  /** Made when it is first needed: many files have neither ids nor comments. */
  get kernel(): KernelInstance {
    this.#kernel ??= new KernelInstance();
    return this.#kernel;
  }

  free(start: number, size: number): void {
    this.#free.push({ start, end: start + size });
  }

  /** Room for at least so many bytes: one that is free, or else `size` new ones. */
  room(needed: number, size: number): Room {
    const free = this.#free.find(({ start, end }) => end - start >= needed);
    if (free === undefined) return { start: this.kernel.allocate(size), end: this.kernel.top };
    this.#free = this.#free.filter((each) => each !== free);
    return free;
  }
}
