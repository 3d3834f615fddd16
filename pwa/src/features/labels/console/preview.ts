import { useEffect, useState } from "react";
import { LabelPreviewDocument } from "@/packages/api/generated/graphql";
import { useRead } from "@/c/data";
import type { Design } from "./design";

const PAUSE = 180;

/** What a printer makes of the design; asked when the hand rests, the last picture stays meanwhile. */
export function usePreview(subject: string, design: Design, subjectId: string | null) {
  const [settled, setSettled] = useState(design);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(design), PAUSE);
    return () => clearTimeout(timer);
  }, [design]);
  return useRead(LabelPreviewDocument, { subject, design: settled, subjectId }, { keep: true });
}
