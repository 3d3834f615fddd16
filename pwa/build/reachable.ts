import type { Plugin } from "vite";

/**
 * Names the files one entry can ever load. The service worker precaches exactly these: a console chunk in the phone's
 * cache would be megabytes of antd on a shop-floor link.
 */
export function reachable(entry: string): { plugin: Plugin; has: (file: string) => boolean } {
  const files = new Set<string>();
  const plugin: Plugin = {
    name: "lotline:reachable",
    apply: "build",
    generateBundle(_options, bundle) {
      const visit = (name: string): void => {
        const chunk = bundle[name];
        if (!chunk || files.has(name)) return;
        files.add(name);
        if (chunk.type !== "chunk") {
          // a Web Worker arrives as a finished file and names what it loads itself: the decoder's wasm
          if (name.endsWith(".js")) visitNamed(String(chunk.source));
          return;
        }
        const styles = (chunk as { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } }).viteMetadata;
        for (const css of styles?.importedCss ?? []) visit(css);
        for (const asset of styles?.importedAssets ?? []) visit(asset);
        for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
        visitNamed(chunk.code);
      };
      // a Web Worker's file is referenced by address only
      const visitNamed = (code: string): void => {
        for (const other of Object.keys(bundle)) if (code.includes(other.split("/").pop() ?? other)) visit(other);
      };
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type === "chunk" && chunk.isEntry && chunk.facadeModuleId?.endsWith(`/${entry}/index.html`)) visit(name);
      }
    },
  };
  return { plugin, has: (file) => files.has(file) };
}
