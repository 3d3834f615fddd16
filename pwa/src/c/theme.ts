import type { ThemeConfig } from "antd";
import { desk, elevation, font } from "@/packages/ui-tokens/tokens";

/** antd 6 wears the same tokens (design.md §8). */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: desk.accent,
    colorInfo: desk.accent,
    colorLink: desk.accent,
    colorSuccess: desk.ok,
    colorWarning: desk.warn,
    colorError: desk.danger,
    colorTextBase: desk.t1,
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 32,
    wireframe: false,
    fontFamily: font,
    colorText: desk.t1,
    colorTextSecondary: desk.t2,
    colorTextTertiary: desk.t3,
    colorTextDescription: desk.t3,
    colorTextPlaceholder: desk.t3,
    colorBgLayout: desk.canvas,
    colorBgContainer: desk.surface,
    colorBorder: desk.control,
    colorBorderSecondary: desk.line,
    colorSplit: desk["line-soft"],
    controlOutline: desk["accent-weak"],
    boxShadow: elevation.overlay,
    boxShadowSecondary: elevation.overlay,
    motionDurationMid: "0.16s",
    motionDurationSlow: "0.2s",
  },
  components: {
    Button: { defaultBorderColor: desk.border, primaryShadow: "none", defaultShadow: elevation.button },
    Select: { optionSelectedBg: desk["accent-weak"], optionActiveBg: desk.canvas },
    Modal: { titleFontSize: 16, titleLineHeight: 1.5 },
    Dropdown: { controlItemBgHover: desk.canvas },
  },
};
