/** The product's mark: two points joined by a step, an operation and the next. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--brand)" />
      <path d="M5 16.5h4.2l3.6-9H19" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="5.4" cy="16.5" r="1.9" fill="#fff" />
      <circle cx="18.6" cy="7.5" r="1.9" fill="#fff" />
    </svg>
  );
}
