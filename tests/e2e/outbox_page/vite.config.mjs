import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Built into a throw-away directory by the test; nothing of it is shipped. */
export default {
  root: here("."),
  base: "/proof/",
  resolve: { alias: { "@": here("../../../pwa/src") } },
  build: { target: "es2020", emptyOutDir: true, minify: false },
};
