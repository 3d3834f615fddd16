/** Filled in once the plant can push. */
export function Push() {
  return null;
}
