import {
  IconAlertOctagon, IconBellRinging, IconBinaryTree, IconBox, IconCash, IconChecklist, IconCalendarTime, IconClipboardList, IconClockCheck, IconCoinYuan, IconDatabase, IconDeviceMobile, IconEngine, IconEye, IconFileCertificate, IconForms, IconGauge, IconLeaf, IconMailExclamation, IconPackages, IconReceipt, IconReportAnalytics, IconInbox, IconListNumbers, IconStack2, IconTableImport, IconTag, IconTruckDelivery, IconUsers,
  type Icon,
} from "@tabler/icons-react";

export interface Destination {
  key: string;
  path: string;
  icon: Icon;
  /** First segments of addresses that belong to it. */
  owns: string[];
  /** The permission without which there is nothing to see there. */
  needs?: string;
  /** The module it belongs to, where a plan may lack it. */
  module?: "wages" | "telemetry" | "scheduling" | "insights";
}

/** Only what exists: the rail never promises a screen that is not there. */
export const RAIL: { group: string | null; items: Destination[] }[] = [
  {
    group: null,
    items: [
      { key: "todos", path: "/todos", icon: IconInbox, owns: ["todos", "mailbox", "notices"] },
      { key: "orders", path: "/orders", icon: IconClipboardList, owns: ["orders", "demands", "find"] },
      { key: "dispatch", path: "/dispatch", icon: IconListNumbers, owns: ["dispatch", "shift"], needs: "scheduling.dispatch:read", module: "scheduling" },
      { key: "rosters", path: "/rosters", icon: IconCalendarTime, owns: ["rosters", "calendar", "skills", "attendance"] },
      { key: "reports", path: "/reports", icon: IconClockCheck, owns: ["reports", "missing", "handovers"] },
      { key: "today", path: "/today", icon: IconGauge, owns: ["today", "figure"], module: "insights" },
      { key: "daily", path: "/daily", icon: IconReportAnalytics, owns: ["daily"], module: "insights" },
      { key: "wages", path: "/wages", icon: IconCash, owns: ["wages", "wage-rates", "wage-disputes"], needs: "wages.slip:own", module: "wages" },
      { key: "costs", path: "/order-costs", icon: IconCoinYuan, owns: ["order-costs", "prices"], needs: "insights.cost:read", module: "insights" },
    ],
  },
  { group: "floor", items: [{ key: "andon", path: "/andon", icon: IconBellRinging, owns: ["andon", "downtimes"] }, { key: "assets", path: "/assets", icon: IconEngine, owns: ["assets", "tools"] }] },
  {
    group: "material",
    items: [
      { key: "stock", path: "/stock", icon: IconStack2, owns: ["stock", "movements", "shortfalls", "tag-reads"] },
      { key: "lots", path: "/lots", icon: IconPackages, owns: ["lots"] },
      { key: "receipts", path: "/receipts", icon: IconTruckDelivery, owns: ["receipts", "shipments", "subcontract"] },
      { key: "counts", path: "/counts", icon: IconChecklist, owns: ["counts"] },
      { key: "packs", path: "/packs", icon: IconBox, owns: ["packs"] },
      { key: "trace", path: "/trace", icon: IconBinaryTree, owns: ["trace"] },
      { key: "recalls", path: "/recalls", icon: IconAlertOctagon, owns: ["recalls"] },
      { key: "substances", path: "/substances", icon: IconLeaf, owns: ["substances"] },
      { key: "labels", path: "/labels", icon: IconTag, owns: ["labels", "label-jobs", "label-printers", "identifiers", "epcis"] },
    ],
  },
  {
    group: "settings",
    items: [
      { key: "master", path: "/items", icon: IconDatabase, owns: ["items", "boms", "routings", "operations", "changes", "partners", "work-centers", "reasons", "units", "locations"] },
      { key: "own", path: "/fields", icon: IconForms, owns: ["fields", "numbering", "traveller"] },
      { key: "imports", path: "/go-live", icon: IconTableImport, owns: ["readiness", "rollout", "go-live", "imports", "packages", "training"] },
      { key: "people", path: "/people", icon: IconUsers, owns: ["people", "roles", "invitations", "sign-ins", "tokens", "access-reviews", "security"] },
      { key: "phones", path: "/phones", icon: IconDeviceMobile, owns: ["phones"] },
      { key: "trail", path: "/trail", icon: IconFileCertificate, owns: ["trail", "archives"] },
      { key: "visits", path: "/visits", icon: IconEye, owns: ["visits"], needs: "identity.visit:read" },
      { key: "plan", path: "/plan", icon: IconReceipt, owns: ["plan", "bills", "invoice-data", "company"], needs: "plans.subscription:read" },
      { key: "letters", path: "/letters", icon: IconMailExclamation, owns: ["letters"] },
    ],
  },
];
