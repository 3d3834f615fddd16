import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { CREATE_USER, ISSUE_TOKEN, READ_SECURITY, READ_SESSIONS, SIGN_REVIEW } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

const TABS = [
  { key: "people", path: "/people", label: "people.title", needs: null },
  { key: "invitations", path: "/invitations", label: "invitations.title", needs: CREATE_USER },
  { key: "roles", path: "/roles", label: "roles.title", needs: null },
  { key: "sign-ins", path: "/sign-ins", label: "signins.title", needs: READ_SESSIONS },
  { key: "tokens", path: "/tokens", label: "tokens.title", needs: ISSUE_TOKEN },
  { key: "access-reviews", path: "/access-reviews", label: "reviews.title", needs: SIGN_REVIEW },
  { key: "security", path: "/security", label: "security.title", needs: READ_SECURITY },
] as const;

export type PeopleTab = (typeof TABS)[number]["key"];

export function PeopleTabs({ current }: { current: PeopleTab }) {
  const { can } = useSession();
  const open = TABS.filter((tab) => tab.needs === null || can(tab.needs));
  return <Segments label={t("people.tabs")} current={current} items={open.map((tab) => ({ key: tab.key, label: t(tab.label), href: href(tab.path) }))} />;
}
