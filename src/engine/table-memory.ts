import { KernelInstance } from "../kernel/instance.js";

/** The memory that the tables of one dataset lie in. */
export class TableMemory {
  #kernel: KernelInstance | null = null;

  /** Made when it is first needed: many files have neither ids nor comments. */
  get kernel(): KernelInstance {
    this.#kernel ??= new KernelInstance();
    return this.#kernel;
  }
}
