export { StatusMark, StatusShape, type Mark, type Tone } from "./StatusMark";
