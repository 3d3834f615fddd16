/** What a person may do in the store, by the plant's own names of rights. */
export const RIGHTS = {
  receive: ["traceability.stock:receive"],
  put: ["traceability.stock:move"],
  issue: ["traceability.material:issue"],
  give: ["traceability.material:issue"],
  count: ["traceability.count:count"],
  pack: ["traceability.pack:pack"],
  transfer: ["traceability.stock:move"],
  status: ["traceability.lot:release", "traceability.lot:hold"],
  ship: ["traceability.shipment:ship"],
} as const;

export const RESERVE = "traceability.material:reserve";
export const USE_EXPIRED = "traceability.lot:use_expired";
export const PICK_OTHERWISE = "traceability.lot:pick_otherwise";
export const RELEASE = "traceability.lot:release";
export const HOLD = "traceability.lot:hold";

export type Act = keyof typeof RIGHTS;

/** What works without a network comes first; the last three change what others rely on and need the server. */
export const ACTS = ["receive", "put", "issue", "give", "count", "pack", "transfer", "status", "ship"] as const satisfies readonly Act[];
export const ONLINE: readonly Act[] = ["transfer", "status", "ship"];

export const mayAct = (permissions: readonly string[], act: Act): boolean => RIGHTS[act].some((right) => permissions.includes(right));

export const mayStore = (permissions: readonly string[]): boolean => ACTS.some((act) => mayAct(permissions, act));

/** Who keeps the store starts from its own buttons; others reach it by one. */
export const keepsStore = (permissions: readonly string[]): boolean => mayAct(permissions, "receive") && mayAct(permissions, "ship");
