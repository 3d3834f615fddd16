import { luhnHolds } from "./luhn";

export type Code =
  | { kind: "card"; card: string }
  | { kind: "badge"; badge: string }
  | { kind: "enrol"; company: string | null; code: string }
  /** a label of our own on a work unit, a lot or a place: read apart from the first screen */
  | { kind: "thing"; text: string }
  /** a card of another plant: said so, never looked up */
  | { kind: "foreign"; company: string }
  /** digits that fail their own check digit */
  | { kind: "misread"; text: string }
  | { kind: "unknown"; text: string };

const AIM_PREFIX = /^\][A-Za-z][0-9a-z]/;
const CARD_LINK = /\/T\/([A-Z0-9-]+)\/(\d+)\/?$/i;
const THING_LINK = /\/[SU]\/([A-Z0-9-]+)\/[^/?#\s]+\/?$/i;
const CODE_LINK = /\/E\/([A-Z0-9-]+)\/([A-Z0-9-]+)\/?$/i;
const APP_LINK = /#\/(scan|enroll)\/([A-Za-z0-9-]+)(?:\?company=([a-z0-9-]+))?$/;
const BADGE = /^[A-Z]{1,4}-?\d{2,12}$/i;

/** Reads what a camera, a wedge or a thumb brought. Pure; `company` is the slug of the plant this phone belongs to. */
export function readCode(raw: string, company: string | null): Code {
  const text = raw.trim().replace(AIM_PREFIX, "").trim();
  const link = CARD_LINK.exec(text);
  if (link) return ofPlant(link[1] as string, link[2] as string, company);
  const thing = THING_LINK.exec(text);
  if (thing) return company === null || thing[1]?.toLowerCase() === company.toLowerCase() ? { kind: "thing", text } : { kind: "foreign", company: (thing[1] as string).toLowerCase() };
  const invitation = CODE_LINK.exec(text);
  if (invitation) return { kind: "enrol", company: (invitation[1] as string).toLowerCase(), code: invitation[2] as string };
  const app = APP_LINK.exec(text);
  if (app) return app[1] === "scan" ? ofPlant(app[3] ?? company ?? "", app[2] as string, company) : { kind: "enrol", company: app[3] ?? null, code: app[2] as string };
  if (/^\d{2,18}$/.test(text)) return card(text);
  if (BADGE.test(text)) return { kind: "badge", badge: text.toUpperCase() };
  return { kind: "unknown", text: text.slice(0, 500) };
}

function ofPlant(slug: string, digits: string, company: string | null): Code {
  const same = company === null || slug.toLowerCase() === company.toLowerCase();
  return same || slug === "" ? card(digits) : { kind: "foreign", company: slug.toLowerCase() };
}

const card = (digits: string): Code => (luhnHolds(digits) ? { kind: "card", card: digits } : { kind: "misread", text: digits });
