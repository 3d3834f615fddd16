import { basename } from "node:path";
import type { Plugin } from "vite";
import { reach } from "./reach.ts";

const ICON = /\bIcon[A-Z]\w*/g;

/**
 * Names the modules that a page needs before its first screen and that no other page ever loads. Its later parts share
 * many of them, one by one; kept in one file they are a seventh smaller than in twenty, and asked for once. Icons come
 * through one list of all icons, which says nothing of who uses which: their names do.
 */
export function firstOf(entry: string): { plugin: Plugin; has: (id: string) => boolean } {
  let own = new Set<string>();
  let icons = new Set<string>();
  const plugin: Plugin = {
    name: "lotline:first",
    apply: "build",
    buildEnd() {
      const pages = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
      const isOurs = (id: string) => id.endsWith(`/${entry}/index.html`);
      const info = (id: string) => this.getModuleInfo(id);
      const first = reach(pages.filter(isOurs), (id) => info(id)?.importedIds ?? []);
      const others = reach(
        pages.filter((id) => !isOurs(id)),
        (id) => [...(info(id)?.importedIds ?? []), ...(info(id)?.dynamicallyImportedIds ?? [])],
      );
      own = new Set([...first].filter((id) => !others.has(id) && !pages.includes(id)));
      const drawn = (ids: Iterable<string>) =>
        new Set([...ids].filter((id) => !id.includes("/node_modules/")).flatMap((id) => info(id)?.code?.match(ICON) ?? []));
      const theirs = drawn(others);
      icons = new Set([...drawn(first)].filter((name) => !theirs.has(name)));
    },
    generateBundle(_options, bundle) {
      const chunk = Object.values(bundle).find((each) => each.type === "chunk" && each.name === "first");
      const imports = (name: string) => {
        const found = bundle[name];
        return found?.type === "chunk" ? found.imports : [];
      };
      if (chunk && reach(imports(chunk.fileName), imports).has(chunk.fileName)) {
        this.error("what the page needs first is imported in a ring: some of it would not be there yet when it is used");
      }
    },
  };
  return { plugin, has: (id) => own.has(id) || (id.includes("/@tabler/icons-react/") && icons.has(basename(id).replace(/\.\w+$/, ""))) };
}
