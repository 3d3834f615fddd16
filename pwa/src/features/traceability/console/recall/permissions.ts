/** The names the server checks for recalls. */
export const OPEN_RECALL = "traceability.recall:open";
export const RELEASE_RECALLED = "traceability.recall:release";
export const WORK_ON_RECALL = "traceability.recall:work";
export const SET_RECALLS = "traceability.recall:set";
