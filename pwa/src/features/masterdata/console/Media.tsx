import { blobAddress } from "./files";

/** A picture or a film of the blob store. */
export function Media({ sha256, mediaType, alt }: { sha256: string; mediaType: string; alt: string }) {
  const address = blobAddress(sha256);
  if (mediaType.startsWith("video/")) return <video src={address} controls preload="metadata" aria-label={alt} />;
  return <a href={address} target="_blank" rel="noopener noreferrer"><img src={address} alt={alt} loading="lazy" /></a>;
}
