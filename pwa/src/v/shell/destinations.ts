import { IconActivityHeartbeat, IconBuildingFactory2, IconCoinYuan, IconHistory, IconLayoutKanban, IconPackage, IconReceipt, IconSpeakerphone, IconTemplate, IconUsers, IconUsersGroup } from "@tabler/icons-react";
import type { Destination } from "@/c/shell/destinations";
import { ONBOARD, READ_ACTS, READ_ANNOUNCEMENTS, READ_CUSTOMERS, READ_LEDGER, READ_PACKAGES, READ_PARTNERS, READ_PEOPLE, READ_PRICES } from "../permissions";

/** Who works here is looked after in the own company's console, as every company does.
 * `without`: only for those who cannot reach it through a page of this permission. */
type Place = Destination & { without?: string };

/** As a partner's people see it, too: what somebody has no permission for is not there. */
export const RAIL: { group: string | null; items: Place[] }[] = [
  {
    group: null,
    items: [
      { key: "v.customers", path: "/customers", icon: IconBuildingFactory2, owns: ["customers", "onboard", "custody"], needs: READ_CUSTOMERS },
      { key: "v.rollout", path: "/rollout", icon: IconLayoutKanban, owns: ["rollout"], needs: READ_CUSTOMERS },
      { key: "v.bills", path: "/bills", icon: IconReceipt, owns: ["bills", "payment-ways"], needs: READ_LEDGER },
    ],
  },
  {
    group: "v.delivery",
    items: [
      { key: "v.templates", path: "/templates", icon: IconTemplate, owns: ["templates"], needs: ONBOARD },
      { key: "v.packages", path: "/packages", icon: IconPackage, owns: ["packages"], needs: READ_PACKAGES },
      { key: "v.partners", path: "/partners", icon: IconUsersGroup, owns: ["partners", "prices"], needs: READ_PARTNERS },
      { key: "v.prices", path: "/prices", icon: IconCoinYuan, owns: ["prices"], needs: READ_PRICES, without: READ_PARTNERS },
    ],
  },
  {
    group: "v.running",
    items: [
      { key: "v.health", path: "/health", icon: IconActivityHeartbeat, owns: ["health"], needs: READ_CUSTOMERS },
      { key: "v.announcements", path: "/announcements", icon: IconSpeakerphone, owns: ["announcements"], needs: READ_ANNOUNCEMENTS },
      { key: "v.people", path: "/c/#/people", icon: IconUsers, owns: [], needs: READ_PEOPLE },
      { key: "v.acts", path: "/acts", icon: IconHistory, owns: ["acts"], needs: READ_ACTS },
    ],
  },
];
