import { t } from "@/packages/i18n";
import type { Answer } from "@/w/model/session";
import { problemWords } from "@/w/ui/words";

/** Why it did not work and what to do, in the person's language. */
export function answerWords(answer: Answer): string | null {
  if (answer.ok) return null;
  return answer.problem ? problemWords(answer.problem) : t(`w.signin.${answer.why}`);
}
