import { VendorPackagesDocument } from "@/packages/api/generated/vendor/graphql";
import { named } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { useSession } from "@/c/session";
import { READ_PACKAGES } from "../permissions";

/** Configuration packages a new company may begin from. */
export function usePackages(): { value: string; label: string }[] {
  const { can } = useSession();
  const found = useRead(VendorPackagesDocument, { first: 50 }, { enabled: can(READ_PACKAGES) }).data?.vendorPackages.nodes ?? [];
  return found.map((each) => ({ value: each.id, label: [each.name, named(each.company)].filter(Boolean).join(", ") }));
}
