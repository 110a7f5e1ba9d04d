export { codesOf, dictionaryBytes, keepCode } from "./coded";
export { layOut } from "./layout";
export { layOutResponses } from "./responses";
export { scan } from "./scan";
export { mapSubmission } from "./submission";
export { describe } from "./traits";
