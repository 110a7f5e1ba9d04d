export { codesOf, dictionaryBytes, keepCode } from "./coded";
export {
  addContents,
  foundContents,
  putContents,
  repeatedContents,
  useContentTable,
} from "./contents";
export { idTail, lookUpIds, putIds, useIdRoom, useIdTable } from "./ids";
export { layOut } from "./layout";
export { layOutResponses } from "./responses";
export { scan } from "./scan";
export { mapSubmission } from "./submission";
export { clearTags } from "./swiss";
export { describe } from "./traits";
