export { layOut } from "./layout";
export { scan } from "./scan";
