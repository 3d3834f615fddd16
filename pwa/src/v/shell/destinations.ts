import { IconActivityHeartbeat, IconBuildingFactory2, IconHistory, IconLayoutKanban, IconPackage, IconReceipt, IconSpeakerphone, IconUsersGroup } from "@tabler/icons-react";
import type { Destination } from "@/c/shell/destinations";
import { READ_ACTS, READ_ANNOUNCEMENTS, READ_CUSTOMERS, READ_LEDGER, READ_PACKAGES, READ_PARTNERS } from "../permissions";

/** As a partner's people see it, too: what somebody has no permission for is not there. */
export const RAIL: { group: string | null; items: Destination[] }[] = [
  {
    group: null,
    items: [
      { key: "v.customers", path: "/customers", icon: IconBuildingFactory2, owns: ["customers", "onboard", "custody"], needs: READ_CUSTOMERS },
      { key: "v.rollout", path: "/rollout", icon: IconLayoutKanban, owns: ["rollout"], needs: READ_CUSTOMERS },
    ],
  },
  {
    group: "v.delivery",
    items: [
      { key: "v.packages", path: "/packages", icon: IconPackage, owns: ["packages"], needs: READ_PACKAGES },
      { key: "v.partners", path: "/partners", icon: IconUsersGroup, owns: ["partners", "prices"], needs: READ_PARTNERS },
    ],
  },
  {
    group: "v.running",
    items: [
      { key: "v.health", path: "/health", icon: IconActivityHeartbeat, owns: ["health"], needs: READ_CUSTOMERS },
      { key: "v.announcements", path: "/announcements", icon: IconSpeakerphone, owns: ["announcements"], needs: READ_ANNOUNCEMENTS },
      { key: "v.bills", path: "/bills", icon: IconReceipt, owns: ["bills", "payment-ways"], needs: READ_LEDGER },
      { key: "v.acts", path: "/acts", icon: IconHistory, owns: ["acts"], needs: READ_ACTS },
    ],
  },
];
