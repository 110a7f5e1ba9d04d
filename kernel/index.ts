export { codesOf, dictionaryBytes, keepCode } from "./coded";
export {
  addContents,
  contentsBehind,
  firstContents,
  pickLong,
  repeatedContents,
} from "./contents";
export { gather } from "./gather";
export { firstIds, idBytes, idsBehind, idsIn, lookUpIds, makeTable, packIds } from "./ids";
export { layOut } from "./layout";
export { allocate, extend, topOf } from "./memory";
export { damagedCell, turnBack } from "./mojibake";
export { writeRejects } from "./rejects";
export { layOutResponses } from "./responses";
export { writeRows } from "./rows";
export { scan } from "./scan";
export { mapSubmission } from "./submission";
export { sumUp } from "./sums";
export { useShare } from "./swiss";
export { timesOf } from "./times";
export { describe } from "./traits";
export { repairUtf8 } from "./utf8";
