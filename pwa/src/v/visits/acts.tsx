import { useMutation } from "@tanstack/react-query";
import { send } from "@/packages/api";
import { CustomerDocument, CustomersDocument, CustomerVisitsDocument, MyVisitsDocument } from "@/packages/api/generated/vendor/graphql";
import { t } from "@/packages/i18n";
import { useRenew } from "@/c/data";
import { explain } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";

interface Visited { id: string }

/** Opens the customer's console in a tab of its own, so that nobody forgets where he is. */
export function EnterButton({ visit }: { visit: Visited }) {
  const enter = useMutation({
    mutationFn: () => send("POST", "/api/visit", { visitId: visit.id }),
    onSuccess: () => void open("/c/", "_blank", "noopener"),
    onError: (error) => toast(explain(error).text),
  });
  return <button type="button" className="btn" disabled={enter.isPending} onClick={() => enter.mutate()}>{t("v.visit.enter")}</button>;
}

/** Ends a visit at once, or takes its request back. */
export function LeaveButton({ visit, words }: { visit: Visited & { state?: string }; words?: string }) {
  const renew = useRenew(CustomerVisitsDocument, CustomerDocument, CustomersDocument, MyVisitsDocument);
  const leave = useMutation({ mutationFn: () => send("DELETE", "/api/visit", { visitId: visit.id }), onSuccess: renew, onError: (error) => toast(explain(error).text) });
  return <button type="button" className="btn" disabled={leave.isPending} onClick={() => leave.mutate()}>{words ?? t(visit.state === "asked" ? "v.visit.take_back" : "v.visit.leave")}</button>;
}
