import * as z from "zod/mini";

/**
 * The type with what its published schema says of it.
 * @param type made for this place: a description belongs to the type, wherever else it is used.
 */
export function described<T extends z.ZodMiniType>(type: T, description: string): T {
  if (z.globalRegistry.has(type)) throw new Error(`described twice: ${description}`);
  z.globalRegistry.add(type, { description });
  return type;
}

/** What its published schema says of a type, "" where nothing is. */
export function descriptionOf(type: z.ZodMiniType): string {
  return z.globalRegistry.get(type)?.description ?? "";
}
