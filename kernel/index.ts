export { codesOf, dictionaryBytes, keepCode } from "./coded";
export { addContents, contentsBehind, firstContents, repeatedContents } from "./contents";
export { firstIds, idBytes, idsBehind, idsIn, lookUpIds, makeTable, packIds } from "./ids";
export { layOut } from "./layout";
export { allocate, extend, topOf } from "./memory";
export { layOutResponses } from "./responses";
export { scan } from "./scan";
export { mapSubmission } from "./submission";
export { describe } from "./traits";
