/** Between the server's JSON and the browser's buffers (WebAuthn level 3 has this built in; older browsers do not). */

type Json = Record<string, unknown>;
interface Named { id: string; type: string; transports?: string[] }

const bytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (each) => each.charCodeAt(0)).buffer;
};

const text = (buffer: ArrayBuffer | null): string | undefined =>
  buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") : undefined;

const listed = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list as Named[] | undefined) ?? []).map((each) => ({ id: bytes(each.id), type: "public-key", transports: each.transports as AuthenticatorTransport[] | undefined }));

export const supported = (): boolean => typeof window !== "undefined" && "PublicKeyCredential" in window && Boolean(navigator.credentials);

/** The person said no, or took too long; nothing happened. */
export class Declined extends Error {}

async function asked<T>(ceremony: () => Promise<Credential | null>): Promise<T> {
  let made: Credential | null;
  try {
    made = await ceremony();
  } catch (error) {
    if (error instanceof DOMException) throw new Declined(error.name);
    throw error;
  }
  if (!made) throw new Declined("none");
  return made as unknown as T;
}

export async function create(options: Json): Promise<Json> {
  const user = options.user as { id: string; name: string; displayName: string };
  const publicKey = { ...options, challenge: bytes(options.challenge as string), user: { ...user, id: bytes(user.id) }, excludeCredentials: listed(options.excludeCredentials) };
  const made = await asked<PublicKeyCredential>(() => navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions }));
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] },
    clientExtensionResults: {},
  };
}

export async function get(options: Json): Promise<Json> {
  const publicKey = { ...options, challenge: bytes(options.challenge as string), allowCredentials: listed(options.allowCredentials) };
  const made = await asked<PublicKeyCredential>(() => navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions }));
  const response = made.response as AuthenticatorAssertionResponse;
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
    clientExtensionResults: {},
  };
}

/** "Chrome · Windows", so that a list of passkeys can be read. */
export function thisDevice(): string {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrome\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "";
  const system = /iPhone|iPad/.test(agent) ? "iOS" : /Android/.test(agent) ? "Android" : /Windows/.test(agent) ? "Windows" : /Mac OS/.test(agent) ? "macOS" : /Linux/.test(agent) ? "Linux" : "";
  return [browser, system].filter(Boolean).join(" · ");
}
