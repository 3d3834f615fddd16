import { useEffect, useState, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { Boundary } from "@/c/Boundary";
import { PHONE, useMedia } from "@/c/kit/media";
import { useRoute } from "@/c/router";

interface FrameProps {
  rail: (onNavigate: () => void) => ReactNode;
  top: (onMenu: () => void) => ReactNode;
  children: ReactNode;
  look?: string;
}

/** Rail, top bar and page; on a phone the rail is a menu that Esc and the scrim close. */
export function Frame({ rail, top, children, look = "" }: FrameProps) {
  const phone = useMedia(PHONE);
  const [menu, setMenu] = useState(false);
  const { path } = useRoute();
  useEffect(() => {
    if (!menu) return;
    const close = (event: KeyboardEvent) => event.key === "Escape" && setMenu(false);
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [menu]);
  return (
    <div className={`shell ${look} ${phone ? "phone" : ""} ${menu && phone ? "menu-open" : ""}`}>
      <a className="btn skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById("content")?.focus(); }}>
        {t("shell.skip")}
      </a>
      {rail(() => setMenu(false))}
      {menu && phone && <button type="button" className="scrim" aria-label={t("shell.close_menu")} onClick={() => setMenu(false)} />}
      <main className="main" id="content" tabIndex={-1}>
        {top(() => setMenu(true))}
        <Boundary key={path.join("/")}>{children}</Boundary>
      </main>
    </div>
  );
}
