import type { ReactNode } from "react";
import { href, useRoute } from "@/c/router";

/** The way into a row where rows are cards and no key or click opens them: a link that keeps the list's address. */
export function Opens({ with: changes, children }: { with: Record<string, string>; children: ReactNode }) {
  const { path, query } = useRoute();
  return <a className="report-opens" tabIndex={-1} href={href(`/${path.join("/")}`, { ...Object.fromEntries(query.entries()), ...changes })}>{children}</a>;
}
