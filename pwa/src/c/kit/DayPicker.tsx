import { IconX } from "@tabler/icons-react";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { plantDay, t } from "@/packages/i18n";

interface DayPickerProps { id: string; value: string | null; onChange: (day: string | null) => void; futureOnly?: boolean; placeholder?: string; /** A day that must be there has no cross to clear it. */ required?: boolean }

/** A calendar day of the plant, as `YYYY-MM-DD`: no zone may creep in between the picker and the command. */
export function DayPicker({ id, value, onChange, futureOnly, placeholder, required }: DayPickerProps) {
  const today = plantDay();
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      allowClear={required ? false : { clearIcon: <IconX size={16} stroke={1.75} aria-hidden="true" /> }}
      value={value ? dayjs(value) : null}
      placeholder={placeholder ?? t("kit.choose_day")}
      onChange={(day) => onChange(day ? day.format("YYYY-MM-DD") : null)}
      disabledDate={futureOnly ? (day) => day.format("YYYY-MM-DD") < today : undefined}
    />
  );
}
