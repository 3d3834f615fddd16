import { useState } from "react";
import { t } from "@/packages/i18n";
import { refine } from "@/c/router";

/** Narrows the list on Enter; the words stay in the address as a removable chip. */
export function SearchBox({ initial }: { initial: string }) {
  const [text, setText] = useState(initial);
  return (
    <form role="search" aria-label={t("kit.search_here")} onSubmit={(event) => { event.preventDefault(); refine({ search: text.trim() || null, pages: null }); }}>
      <input className="input" type="search" style={{ width: 220 }} aria-label={t("kit.search_here")} placeholder={t("kit.search_here")} value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  );
}
