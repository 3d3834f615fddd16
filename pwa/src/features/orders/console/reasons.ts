import { HoldReasonsDocument } from "@/packages/api/generated/graphql";
import { named } from "@/packages/i18n";
import { useRead } from "@/c/data";

/**
 * A reason by its name in the language of this screen. The server speaks the language of the person's profile, so a
 * name is looked up as well as a code; what is in no list stays as it was entered.
 */
export function useReasonName(): (code: string) => string {
  const codes = useRead(HoldReasonsDocument, {}, { staleTime: 600_000 }).data?.reasonCodes ?? [];
  return (said) => named(codes.find((each) => [each.code, each.name.zh, each.name.en].includes(said))?.name) || said;
}
