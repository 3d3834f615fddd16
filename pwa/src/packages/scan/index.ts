export { NoCamera, openCamera, searchPhoto, searchVideo } from "./camera";
export { type Code, readCode } from "./code";
export { type Decoder, workerDecoder } from "./decoder";
export { luhnHolds } from "./luhn";
export { type Scan, ScanSource, type Source } from "./source";
export { FieldReader, listenToWedge } from "./wedge";
