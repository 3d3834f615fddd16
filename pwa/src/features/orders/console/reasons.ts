import { HoldReasonsDocument } from "@/packages/api/generated/graphql";
import { named } from "@/packages/i18n";
import { useRead } from "@/c/data";

/** Reason codes by name in the reader's language; an unknown code stays as it was entered. */
export function useReasonName(): (code: string) => string {
  const codes = useRead(HoldReasonsDocument, {}, { staleTime: 600_000 }).data?.reasonCodes ?? [];
  return (code) => named(codes.find((each) => each.code === code)?.name) || code;
}
