let audio: AudioContext | null = null;

/** Pass and fail also by vibration and sound: a gloved worker looks at the part, not at the phone. */
export function signal(kind: "pass" | "fail"): void {
  // a browser that nobody has touched yet refuses to vibrate and complains
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(kind === "pass" ? 40 : [90, 60, 90]);
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const length = kind === "pass" ? 0.09 : 0.28;
    tone.frequency.value = kind === "pass" ? 1320 : 220;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + length);
  } catch {
    // no sound on this phone
  }
}
