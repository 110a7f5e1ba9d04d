import { kindOf, refusal } from "./kind.js";
import { peek } from "./peek.js";
import { refused } from "./refused.js";

/**
 * What was unpacked, if it is text.
 * @param inside what it is called in a sentence, such as "export.csv in it".
 * @throws SourceError where it is packed once more, or is no table
 */
export async function* plainInside(
  unpacked: AsyncIterable<Uint8Array>,
  path: string,
  inside: string,
): AsyncGenerator<Uint8Array> {
  const { begin, stream } = await peek(unpacked);
  try {
    const kind = kindOf(begin);
    if (kind === "gzip" || kind === "zip" || kind === "other-archive") {
      throw refused(
        path,
        `is packed twice: ${inside} is an archive or workbook itself. Unpack it, and give that one.`,
      );
    }
    const said = refusal(kind);
    if (said !== null) throw refused(path, `holds no table: ${inside} ${said}`);
    yield* stream;
  } finally {
    await stream.return(undefined);
  }
}
