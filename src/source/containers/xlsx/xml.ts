import { SaxesParser, type SaxesTagPlain } from "saxes";
import { SourceError } from "../../source-error.js";

/** What is heard of an XML document, in its order. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML piece by piece. Names come without their prefix: workbooks of some programs have one.
 * A document type is refused: entities are how small files become large ones.
 */
export class XmlReader {
  readonly #parser: SaxesParser<{ xmlns: false }>;
  readonly #decoder = new TextDecoder("utf-8");
  readonly #path: string;

  constructor(path: string, listener: XmlListener) {
    this.#path = path;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on("error", (error) => {
      throw this.#refused(error.message);
    });
    parser.on("doctype", () => {
      throw this.#refused("it declares a document type, which no workbook does");
    });
    parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
      listener.open?.(local(name), attributes);
    });
    parser.on("text", (text) => listener.text?.(text));
    parser.on("cdata", (text) => listener.text?.(text));
    parser.on("closetag", ({ name }) => listener.close?.(local(name)));
    this.#parser = parser;
  }

  write(bytes: Uint8Array): void {
    this.#parser.write(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#parser.write(this.#decoder.decode());
    this.#parser.close();
  }

  #refused(what: string): SourceError {
    return new SourceError(
      "unreadable",
      this.#path,
      `${this.#path} is a workbook that cannot be read: ${what}. Save it again, or as CSV UTF-8.`,
    );
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Reads a whole part of a workbook. */
export async function readXml(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  listener: XmlListener,
): Promise<void> {
  const reader = new XmlReader(path, listener);
  for await (const chunk of bytes) reader.write(chunk);
  reader.end();
}
