import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Decoder, NoCamera, openCamera, searchPhoto, searchVideo, workerDecoder } from "@/packages/scan";
import { scans } from "@/w/model/scans";

type Hint = "aim" | "steady" | "type";
type CameraState = { kind: "starting" } | { kind: "live"; hint: Hint } | { kind: "none"; why: NoCamera["why"] };

const STEADY_AFTER_MS = 4_000;
const TYPE_AFTER_MS = 10_000;

/** One camera for the time the screen is open; taken again when the app comes back (iOS loses it in the background). */
export function useCamera(video: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState<CameraState>({ kind: "starting" });
  const [attempt, setAttempt] = useState(0);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [lit, setLit] = useState(false);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    let closed = false;
    let stream: MediaStream | null = null;
    let stop: () => void = () => undefined;
    const decoder = workerDecoder();
    setState({ kind: "starting" });
    openCamera().then(
      (opened) => {
        stream = opened;
        const element = video.current;
        if (closed || !element) return release(opened);
        element.srcObject = opened;
        void element.play().catch(() => undefined);
        setTrack(opened.getVideoTracks()[0] ?? null);
        setState({ kind: "live", hint: "aim" });
        stop = searchVideo(element, decoder, (text) => scans.emit("camera", text));
      },
      (error: unknown) => !closed && setState({ kind: "none", why: error instanceof NoCamera ? error.why : "missing" }),
    );
    return () => {
      closed = true;
      stop();
      decoder.close();
      if (stream) release(stream);
      setTrack(null);
    };
  }, [video, attempt]);

  useEffect(() => {
    if (state.kind !== "live") return;
    const steady = setTimeout(() => setState({ kind: "live", hint: "steady" }), STEADY_AFTER_MS);
    const type = setTimeout(() => setState({ kind: "live", hint: "type" }), TYPE_AFTER_MS);
    return () => {
      clearTimeout(steady);
      clearTimeout(type);
    };
    // hints run from the moment the picture stands, not from each hint
  }, [state.kind]);

  useEffect(() => {
    const onVisible = (): void => {
      if (document.visibilityState === "visible" && track?.readyState === "ended") retry();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, [track, retry]);

  return { state, retry, torch: torchOf(track, lit, setLit) };
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

// not in TypeScript's DOM types: Android Chrome only
interface TorchCapability {
  torch?: boolean;
}

function torchOf(track: MediaStreamTrack | null, on: boolean, setOn: (on: boolean) => void) {
  const able = (track?.getCapabilities?.() as TorchCapability | undefined)?.torch;
  if (!track || !able) return null;
  const toggle = (): void => {
    const constraint = { advanced: [{ torch: !on } as MediaTrackConstraintSet] };
    track.applyConstraints(constraint).then(
      () => setOn(!on),
      () => undefined,
    );
  };
  return { on, toggle };
}

/** A still from the camera app: the way that works on every phone, with every pass of the cascade. */
export function usePhotoReader() {
  const [state, setState] = useState<"idle" | "reading" | "failed">("idle");
  const decoder = useRef<Decoder | null>(null);
  useEffect(() => () => decoder.current?.close(), []);

  async function read(file: File): Promise<void> {
    setState("reading");
    decoder.current ??= workerDecoder();
    const text = await searchPhoto(file, decoder.current).catch(() => null);
    setState(text === null ? "failed" : "idle");
    if (text !== null) scans.emit("photo", text, Date.now());
  }

  return { read, state };
}
