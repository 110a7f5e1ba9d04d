import { TextDecoder } from "node:util";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { visible } from "../../../report/message.js";
import { badWorkbook } from "./bad-workbook.js";

/** What is heard of an XML document, in its order. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Bytes of one text, tag or comment; a cell holds 32,767 characters. */
const MOST_AT_ONCE = 4 << 20;
/** Elements within elements; workbooks have about ten. */
const MOST_DEPTH = 100;

/**
 * Reads XML piece by piece. Names come without their prefix: workbooks of some programs have one.
 * A document type is refused: entities are how small files become large ones. So is what would
 * have to be held whole, and is larger than anything in a workbook.
 */
export class XmlReader {
  readonly #parser: SaxesParser<{ xmlns: false }>;
  readonly #path: string;
  #decoder: TextDecoder | null = null;
  #depth = 0;
  /** Bytes since something was heard. */
  #silent = 0;

  constructor(path: string, listener: XmlListener) {
    this.#path = path;
    const parser = new SaxesParser({ xmlns: false, position: false });
    parser.on("error", (error) => {
      throw badWorkbook(path, `its XML is damaged (${visible(error.message)})`);
    });
    parser.on("doctype", () => {
      throw badWorkbook(path, "it declares a document type, which no workbook does");
    });
    parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
      this.#silent = 0;
      if (++this.#depth > MOST_DEPTH) throw badWorkbook(path, "its XML is nested too deeply");
      listener.open?.(local(name), attributes);
    });
    parser.on("text", (text) => {
      this.#silent = 0;
      listener.text?.(text);
    });
    parser.on("cdata", (text) => {
      this.#silent = 0;
      listener.text?.(text);
    });
    parser.on("closetag", ({ name }) => {
      this.#silent = 0;
      this.#depth--;
      listener.close?.(local(name));
    });
    this.#parser = parser;
  }

  write(bytes: Uint8Array): void {
    this.#decoder ??= decoderFor(bytes);
    this.#silent += bytes.length;
    this.#parser.write(this.#decoded(bytes));
    if (this.#silent > MOST_AT_ONCE) {
      throw badWorkbook(this.#path, "it holds a text larger than any cell");
    }
  }

  end(): void {
    this.#parser.write(this.#decoded(null));
    this.#parser.close();
  }

  /** @param bytes null at the end. */
  #decoded(bytes: Uint8Array | null): string {
    try {
      if (bytes === null) return this.#decoder?.decode() ?? "";
      return this.#decoder!.decode(bytes, { stream: true });
    } catch {
      throw badWorkbook(this.#path, "its XML is not in UTF-8");
    }
  }
}

/** UTF-8, or UTF-16 with its byte order mark: the two that workbooks may be written in. */
function decoderFor(begin: Uint8Array): TextDecoder {
  const [first, second] = begin;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  return new TextDecoder("utf-8", { fatal: true });
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
