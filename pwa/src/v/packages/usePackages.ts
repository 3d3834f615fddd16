/** Configuration packages a new company may begin from. */
export function usePackages(): { value: string; label: string }[] {
  return [];
}
