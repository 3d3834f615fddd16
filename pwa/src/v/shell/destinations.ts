import { IconBuildingFactory2, IconSpeakerphone } from "@tabler/icons-react";
import type { Destination } from "@/c/shell/destinations";

/** As a partner's people see it, too: what somebody has no permission for is not there. */
export const RAIL: { group: string | null; items: Destination[] }[] = [
  { group: null, items: [{ key: "v.customers", path: "/customers", icon: IconBuildingFactory2, owns: ["customers", "onboard"] }] },
  { group: "v.running", items: [{ key: "v.announcements", path: "/announcements", icon: IconSpeakerphone, owns: ["announcements"], needs: "vendor.announcement:read" }] },
];
