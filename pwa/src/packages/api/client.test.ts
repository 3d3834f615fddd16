import { afterEach, describe, expect, it, vi } from "vitest";
import { call, ProblemError, send, settled, SignedOut, Unavailable, UpdateNeeded } from ".";
import type { TypedDocumentString } from "./generated/graphql";

const DOCUMENT = { __meta__: { hash: "abc" } } as unknown as TypedDocumentString<{ me: string }, Record<string, never>>;

function answer(status: number, body: unknown): void {
  vi.stubGlobal("fetch", vi.fn(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status })));
}
afterEach(() => vi.unstubAllGlobals());

const asked = () => call(DOCUMENT, {});

describe("call", () => {
  it("sends the hash, never the text", async () => {
    answer(200, { data: { me: "x" } });
    await expect(asked()).resolves.toEqual({ me: "x" });
    const [, init] = vi.mocked(fetch).mock.calls[0]!;
    expect(JSON.parse(String(init?.body))).toEqual({ id: "abc", variables: {} });
  });

  it.each([
    ["a session that ended", 401, { code: "identity.not_signed_in", text: "", params: {} }, SignedOut],
    ["a refusal", 200, { data: null, errors: [{ message: "no", extensions: { code: "infra.permission_missing", params: { permission: "a.b:c" } } }] }, ProblemError],
    ["an older build", 422, { code: "api.document_unknown", text: "", params: {} }, UpdateNeeded],
    ["a database that is down", 503, { code: "infra.database_down", text: "", params: {} }, Unavailable],
    ["a proxy's page", 502, "<html>bad gateway</html>", Unavailable],
    ["a captive portal answering 200", 200, "<html>log in to the WLAN</html>", Unavailable],
    ["our own bug", 200, { data: null, errors: [{ message: "x", extensions: { code: "infra.bug", params: { incident: "E-7F3" } } }] }, Unavailable],
  ])("%s", async (_name, status, body, kind) => {
    answer(status, body);
    await expect(asked()).rejects.toBeInstanceOf(kind);
  });

  it("keeps the incident of our own bug, so that it can be told to an admin", async () => {
    answer(500, { code: "infra.bug", text: "", params: { incident: "E-7F3" } });
    await expect(asked()).rejects.toMatchObject({ incident: "E-7F3" });
  });

  it("no network is an outage, an aborted call is neither", async () => {
    vi.stubGlobal("fetch", vi.fn(async () => { throw new TypeError("Failed to fetch"); }));
    await expect(asked()).rejects.toBeInstanceOf(Unavailable);
    vi.stubGlobal("fetch", vi.fn(async () => { throw new DOMException("", "AbortError"); }));
    await expect(asked()).rejects.toBeInstanceOf(DOMException);
  });
});

it("a wrong password is an answer to the form, not the end of a session", async () => {
  answer(401, { code: "identity.sign_in_refused", text: "", params: {} });
  await expect(send("POST", "/api/session", {})).rejects.toMatchObject({ problem: { code: "identity.sign_in_refused" } });
});

it("settled opens a command's union or throws its refusal", () => {
  expect(settled({ __typename: "Order", id: "1" })).toMatchObject({ id: "1" });
  expect(() => settled({ __typename: "Problem", code: "orders.order_on_hold", text: "", params: {} })).toThrow(ProblemError);
});
