import type { Archive } from "../zip.js";
import { badWorkbook } from "./bad-workbook.js";
import { type XmlListener, XmlReader } from "./xml.js";

/** Bytes of a part that is read whole: those of the largest workbooks are a tenth of it. */
const MOST_BYTES = 64 << 20;

/** Reads one of the small parts of a workbook; one that is not there says nothing. @throws SourceError */
export async function readPart(
  archive: Archive,
  name: string,
  path: string,
  listener: XmlListener,
): Promise<void> {
  const entry = archive.part(name);
  if (entry === null) return;
  const reader = new XmlReader(path, listener);
  let bytes = 0;
  for await (const chunk of archive.read(entry)) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES)
      throw badWorkbook(path, `its part ${name} is larger than any workbook's`);
    reader.write(chunk);
  }
  reader.end();
}
