export { OperationLine, segment, type LineOperation, type OperationLineProps, type Segment } from "./OperationLine";
