import { KernelInstance } from "../kernel/instance.js";

/** The memory that the tables of one dataset lie in. */
export class TableMemory {
  /**
   * Share of the dataset that the tables will soon have: they grow to what the whole will need. Only
   * their size goes by it; it may be wrong, and is not below 1 where it is not known.
   */
  share = 1;
  #kernel: KernelInstance | null = null;

  /** Made when it is first needed: many files have neither ids nor comments. */
  get kernel(): KernelInstance {
    this.#kernel ??= new KernelInstance();
    return this.#kernel;
  }
}
